import type { FastifyRequest } from 'fastify';
import type { ConfigProblem } from '../../config/config-error';
import type { Plan } from '../../domain/plan';
import type { Authority } from '../../domain/unit';
import { formOf } from '../shell/form-of';
import type { WebDeps } from '../web-deps';
import type { DocumentReading } from './document-reading';
import { readSentDocument } from './read-sent-document';
import { readPlanText } from './read-plan-text';

type SentFile = { type: 'file'; filename: string; toBuffer: () => Promise<Buffer> };
type ReadDocument = Extract<DocumentReading, { problem: null }>;

/** What a form brought: its text, the plan it is or what must be corrected, and how it was read where it was a document. */
export type SentPlan = {
  text: string;
  name: string;
  /** Why the file cannot be read at all. */
  problem: string | null;
  plan: Plan | null;
  problems: readonly ConfigProblem[];
  reading: ReadDocument | null;
};

/** A plan as it was sent: the chosen file, else what was pasted; a Word file, PDF or plain text is read into a plan file. */
export async function sentPlan(request: FastifyRequest, deps: WebDeps, authority: Authority): Promise<SentPlan> {
  const file = sentFile(request);
  const pasted = formOf(request)['text'] ?? '';
  if (!file) return written(pasted, '', authority);
  const name = file.filename.slice(0, 200);
  const bytes = await file.toBuffer();
  if (/\.ya?ml$/iu.test(name)) {
    const text = decoded(bytes);
    return text === null ? unread(pasted, name, NOT_UTF_8) : written(text, name, authority);
  }
  const reading = await readSentDocument(deps, bytes, authority.id);
  if (reading.problem !== null) return unread(pasted, name, reading.problem);
  const { text, plan, problems } = reading;
  return { text, name, problem: null, plan, problems, reading };
}

/** The file a form brought; null: none was chosen. */
export function sentFile({ body }: FastifyRequest): SentFile | null {
  const given: unknown = (body as Record<string, unknown> | null)?.['file'];
  const file = (Array.isArray(given) ? given[0] : given) as Partial<SentFile> | undefined;
  return file?.type === 'file' && file.toBuffer && file.filename ? (file as SentFile) : null;
}

const NOT_UTF_8 = 'Tệp không phải văn bản UTF-8. Đề nghị lưu lại tệp với bảng mã UTF-8 rồi chọn lại.';

function written(text: string, name: string, authority: Authority): SentPlan {
  const { plan, problems } = readPlanText(text, authority);
  return { text, name, problem: null, plan, problems: problems ?? [], reading: null };
}

function unread(text: string, name: string, problem: string): SentPlan {
  return { text, name, problem, plan: null, problems: [], reading: null };
}

function decoded(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text.replaceAll('\r\n', '\n').normalize('NFC');
  } catch {
    return null;
  }
}
