import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { createApiKey, type ApiKeyDraft } from '../../../store/api-keys';
import type { Db } from '../../../store/database';
import { OPERATIONS } from '../../../web/api/operations/operations';

export type ApiAnswer = { status: number; body: ReturnType<typeof JSON.parse>; headers: Record<string, unknown>; text: string };

export type Program = {
  get: (path: string, headers?: Record<string, string>) => Promise<ApiAnswer>;
  post: (path: string, body?: unknown, headers?: Record<string, string>) => Promise<ApiAnswer>;
  delete: (path: string) => Promise<ApiAnswer>;
  key: string;
  id: string;
};

export const ALL: Pick<ApiKeyDraft, 'scopes' | 'capacities' | 'units'> = {
  scopes: ['read', 'facts', 'plans', 'webhooks'],
  capacities: ['lead', 'partner', 'coordinator', 'leadership'],
  units: [],
};

/** A program with a key of an authority; every answer it gets is held to the schema of its operation. */
export async function aProgram(db: Db, web: () => FastifyInstance, grant: Partial<ApiKeyDraft> = {}): Promise<Program> {
  const draft = { ...ALL, authority: 'tan-hoa', name: 'Phần mềm', createdBy: null, createdAt: 0, expiresAt: null, ...grant };
  const { id, key } = await createApiKey(db, draft);
  const authorization = `Bearer ${key}`;
  const ask = async (method: 'GET' | 'POST' | 'DELETE', path: string, headers: Record<string, string>, body?: unknown) => {
    const answer = await web().inject({
      method,
      url: `/api/v1${path}`,
      headers: { host: '127.0.0.1:8080', authorization, ...headers },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const { statusCode: status, body: text } = answer;
    const parsed = text === '' ? null : JSON.parse(text);
    if (status < 300) checkReply(method, path, parsed);
    return { status, body: parsed, headers: answer.headers, text };
  };
  const acting = () => ({ 'idempotency-key': randomUUID() });
  return {
    id,
    key,
    get: (path, headers = {}) => ask('GET', path, headers),
    post: (path, body, headers = {}) =>
      ask('POST', path, { ...acting(), ...(body !== undefined && { 'content-type': 'application/json' }), ...headers }, body),
    delete: (path) => ask('DELETE', path, acting()),
  };
}

function checkReply(method: string, path: string, body: unknown): void {
  const [bare = ''] = path.split('?');
  const operation = OPERATIONS.find(
    (one) => one.method === method && new RegExp(`^${one.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(bare),
  );
  if (!operation) throw new Error(`no operation ${method} ${path}`);
  operation.reply.parse(body);
}
