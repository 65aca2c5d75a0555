import type { FastifyRequest } from 'fastify';
import { formOf } from '../shell/form-of';
import { readDocument } from './read-document';

type SentFile = { type: 'file'; filename: string; toBuffer: () => Promise<Buffer> };

/**
 * A plan's text as it was sent: the chosen file, else what was pasted; a Word file, PDF or plain text is read into a plan file for
 * `authority`. `problem`: why the file cannot be read.
 */
export async function sentText(
  request: FastifyRequest,
  authority: string,
): Promise<{ text: string; name: string; problem: string | null }> {
  const file = fileOf(request);
  const pasted = formOf(request)['text'] ?? '';
  if (!file?.filename) return { text: pasted, name: '', problem: null };
  const name = file.filename.slice(0, 200);
  if (!/\.ya?ml$/iu.test(name)) {
    const read = await readDocument(await file.toBuffer(), authority);
    return read.problem === null ? { ...read, name } : { text: pasted, name, problem: read.problem };
  }
  const text = decoded(await file.toBuffer());
  if (text === null)
    return { text: pasted, name, problem: 'Tệp không phải văn bản UTF-8. Đề nghị lưu lại tệp với bảng mã UTF-8 rồi chọn lại.' };
  return { text, name, problem: null };
}

function fileOf({ body }: FastifyRequest): SentFile | null {
  const given: unknown = (body as Record<string, unknown> | null)?.['file'];
  const file = (Array.isArray(given) ? given[0] : given) as Partial<SentFile> | undefined;
  return file?.type === 'file' && file.toBuffer ? (file as SentFile) : null;
}

function decoded(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? null : text.replaceAll('\r\n', '\n').normalize('NFC');
  } catch {
    return null;
  }
}
