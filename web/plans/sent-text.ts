import type { FastifyRequest } from 'fastify';
import { formOf } from '../shell/form-of';

type SentFile = { type: 'file'; filename: string; toBuffer: () => Promise<Buffer> };

/** A plan's text as it was sent: the chosen file, else what was pasted. `problem`: why the file cannot be read. */
export async function sentText(request: FastifyRequest): Promise<{ text: string; name: string; problem: string | null }> {
  const file = fileOf(request);
  const pasted = formOf(request)['text'] ?? '';
  if (!file?.filename) return { text: pasted, name: '', problem: null };
  const name = file.filename.slice(0, 200);
  if (!/\.ya?ml$/iu.test(name))
    return { text: pasted, name, problem: 'Tệp chưa đúng loại. Đề nghị chọn tệp có tên kết thúc bằng .yaml hoặc .yml.' };
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
