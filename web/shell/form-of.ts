import type { FastifyRequest } from 'fastify';

/** The fields of a sent form as texts, each cleaned of what no field may hold (NUL) and in Unicode NFC; the first of several. */
export function formOf(request: FastifyRequest): Record<string, string> {
  return Object.fromEntries(Object.entries(fieldsOf(request)).map(([name, values]) => [name, values[0] ?? '']));
}

/** All values of a field that may be sent several times (boxes that are ticked). */
export function allOf(request: FastifyRequest, name: string): string[] {
  return fieldsOf(request)[name] ?? [];
}

function fieldsOf({ body }: FastifyRequest): Record<string, string[]> {
  if (typeof body !== 'object' || body === null) return {};
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, textsOf(value)]));
}

// A multipart body brings its fields wrapped, beside its files.
function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === 'string') return [cleaned(value)];
  const wrapped = value as { type?: string; value?: unknown } | null;
  return wrapped?.type === 'field' && typeof wrapped.value === 'string' ? [cleaned(wrapped.value)] : [];
}

function cleaned(text: string): string {
  return text.replaceAll('\0', '').replaceAll('\r\n', '\n').normalize('NFC').trim();
}
