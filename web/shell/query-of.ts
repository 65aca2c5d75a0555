import type { FastifyRequest } from 'fastify';

/** What stands behind the question mark, as texts in Unicode NFC; the first of several. */
export function queryOf({ query }: FastifyRequest): Record<string, string> {
  const fields = Object.entries((query ?? {}) as Record<string, unknown>);
  return Object.fromEntries(fields.flatMap(([name, value]) => textOf(name, value)));
}

function textOf(name: string, value: unknown): [string, string][] {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? [[name, first.normalize('NFC').trim()]] : [];
}
