import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { WebDeps } from '../../web-deps';
import { actOnce, type Answer } from './act-once';
import { checkInput } from './check-input';
import { acts, type Ask, type Operation } from './operation';
import { Problem } from './problem';

/** `{no}` as Fastify writes it: `:no`. */
export function routeOf(path: string): string {
  return `/v1${path.replace(/\{(\w+)\}/g, ':$1')}`;
}

/** Serves an operation: checks right and input, does it (an act once), answers by the operation's shape. */
export function serveOperation(scope: FastifyInstance, deps: WebDeps, operation: Operation): void {
  scope.route({
    method: operation.method,
    url: routeOf(operation.path),
    exposeHeadRoute: false,
    config: { access: 'key' },
    handler: async (request, reply) => {
      const ask = askOf(request, deps, operation);
      if (!acts(operation)) return answerRead(request, reply, await operation.handle(ask as never));
      const idempotencyKey = idempotencyKeyOf(request);
      const { id: key } = ask.key;
      const { method, url, body } = request;
      const what = { key, idempotencyKey, method, url, body, isSecret: operation.secret === true, at: ask.at };
      const given = await actOnce(deps, what, (actId) => answer(operation, { ...ask, actId }));
      if (given.isRepeat) reply.header('idempotency-replayed', 'true');
      return sendJson(reply, given);
    },
  });
}

type AnyAsk = Ask<unknown, unknown, unknown>;

function askOf(request: FastifyRequest, deps: WebDeps, { scope, params, query, body, method }: Operation): AnyAsk {
  const key = request.apiKey;
  if (!key) throw new Problem('key-missing', 'Thiếu khóa API.');
  if (!key.scopes.includes(scope))
    throw new Problem('not-allowed', `Khóa cần có phạm vi “${scope}”. Đề nghị liên hệ người quản trị.`);
  const named = params?.safeParse(request.params);
  if (named && !named.success) throw new Problem('not-found', NOT_FOUND);
  return {
    deps,
    key,
    at: deps.now(),
    params: named?.data,
    query: checkInput(query, request.query, 'query'),
    body: method === 'GET' ? undefined : checkInput(body, request.body, 'body'),
    actId: '',
  };
}

const NOT_FOUND = 'Không có nội dung này ở cơ quan của khóa. Đề nghị kiểm tra lại mã trong địa chỉ.';

/** What an operation refers to is not there. */
export function notFound(): Problem {
  return new Problem('not-found', NOT_FOUND);
}

async function answer({ handle, status }: Operation, ask: AnyAsk): Promise<Answer> {
  return { status, body: JSON.stringify(await handle(ask as never)) };
}

function answerRead({ url, headers }: FastifyRequest, reply: FastifyReply, found: unknown): FastifyReply {
  const body = JSON.stringify(found);
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  reply.headers({ etag: tag, 'cache-control': 'private, no-cache', vary: 'authorization' });
  const { next } = found as { next?: string | null };
  if (next) reply.header('link', `<${withAfter(url, next)}>; rel="next"`);
  const known = (headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  if (known.includes(tag) || known.includes('*')) return reply.code(304).send();
  return sendJson(reply, { status: 200, body });
}

function withAfter(url: string, after: string): string {
  const [path = '', search = ''] = url.split('?');
  const query = new URLSearchParams(search);
  query.set('after', after);
  return `${path}?${query.toString()}`;
}

function sendJson(reply: FastifyReply, { status, body }: Answer): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(body);
}

// RFC-to-be "The Idempotency-Key HTTP Header Field": a string, in quotes or without.
function idempotencyKeyOf({ headers }: FastifyRequest): string {
  const given = headers['idempotency-key'];
  const [, key] = /^"?([\x21\x23-\x7e]{8,200})"?$/.exec(typeof given === 'string' ? given : '') ?? [];
  if (key) return key;
  throw new Problem(
    'idempotency-key-missing',
    'Mỗi yêu cầu làm thay đổi dữ liệu cần tiêu đề Idempotency-Key: một mã riêng từ 8 đến 200 ký tự (ví dụ UUID), giữ nguyên khi gửi lại.',
  );
}
