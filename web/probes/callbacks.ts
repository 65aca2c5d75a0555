import type { FastifyInstance } from 'fastify';
import { noteCallback } from '../../store/note-callback';
import type { WebDeps } from '../web-deps';

/** What gateways call our request id when they call back; `id` is in the addresses that we compose. */
const ID_NAMES = ['id', 'RequestId', 'requestId', 'request_id', 'bid', 'REQID'];
/** What is not worth keeping a second time. */
const PERSONAL = /phone|mobile|msisdn|receiver|userid|content/i;
const ROOM = 1_900;

/**
 * `/callbacks/sms/{gateway}`: where gateways tell what became of a message, most of them by GET and unsigned. All that comes
 * of it is that the gateway is asked. The same empty 200 for right and wrong ids, so that nobody learns which there are; only
 * when it could not be noted 503, for another try.
 */
export function registerCallbacks(app: FastifyInstance, { db, now }: Pick<WebDeps, 'db' | 'now'>): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
    scope.setErrorHandler(({ statusCode = 503 }: { statusCode?: number }, _request, reply) =>
      reply.code(statusCode < 500 ? 200 : 503).send(''),
    );
    scope.route({
      method: ['GET', 'POST'],
      url: '/callbacks/sms/:gateway',
      exposeHeadRoute: false,
      config: { access: 'anybody', fromPrograms: true },
      handler: async (request, reply) => {
        const { id, fields } = readCallback(request.query, typeof request.body === 'string' ? request.body : '');
        if (id !== null) await noteCallback(db, id, fields, now());
        return reply.code(200).send('');
      },
    });
  });
}

/** The request id in a call-back, and what else it says, as short texts; nothing that a person could be known by. */
export function readCallback(query: unknown, body: string): { id: string | null; fields: Record<string, string> } {
  const said = Object.entries({ ...textsOf(bodyOf(body)), ...textsOf(query) });
  const id = ID_NAMES.flatMap((name) => said.filter(([other, value]) => other === name && value !== '')).at(0)?.[1] ?? null;
  let room = ROOM;
  const fields = said.filter(([name, value]) => {
    if (PERSONAL.test(name) || name.length > 40) return false;
    room -= JSON.stringify({ [name]: value }).length;
    return room >= 0;
  });
  return { id: id !== null && id.length <= 50 ? id : null, fields: Object.fromEntries(fields) };
}

function textsOf(values: unknown): Record<string, string> {
  if (typeof values !== 'object' || values === null) return {};
  const texts = Object.entries(values).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
  // PostgreSQL keeps no NUL in jsonb.
  return Object.fromEntries(texts.map(([name, value]) => [withoutNul(name), withoutNul(String(value))]));
}

function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}

function bodyOf(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return Object.fromEntries(new URLSearchParams(body));
  }
}
