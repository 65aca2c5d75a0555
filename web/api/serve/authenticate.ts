import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findApiKey, touchApiKey, type ApiKeyRow } from '../../../store/api-keys';
import type { WebDeps } from '../../web-deps';
import { Problem } from './problem';
import { createThrottle } from './throttle';

declare module 'fastify' {
  interface FastifyRequest {
    /** The key a program asks with; null outside the API. */
    apiKey: ApiKeyRow | null;
  }
}

/** How often a key may ask, and how often an address may come with a wrong one, in a minute. */
const ASKS = 600;
const WRONG = 60;
const NOTED_EVERY_MS = 60_000;

/** Lets past only who brings a key that stands (`Authorization: Bearer dd_…`), not too often. */
export function authenticate(scope: FastifyInstance, { db, now }: WebDeps): void {
  const asks = createThrottle(ASKS, 60_000);
  const wrong = createThrottle(WRONG, 60_000);
  scope.decorateRequest('apiKey', null);
  scope.addHook('onRequest', async (request) => {
    if (request.is404 || request.routeOptions.config.access !== 'key') return;
    const at = now();
    const given = bearer(request);
    if (given === null) throw new Problem('key-missing', MISSING, CHALLENGE);
    const key = await findApiKey(db, given);
    const ended = key ? whyEnded(key, at) : WRONG_KEY;
    if (!key || ended) {
      // A right key always comes in, whoever else asks from behind the same proxy.
      const waitWrong = wrong.take(request.ip, at);
      if (waitWrong) throw tooMany(waitWrong);
      throw new Problem('key-wrong', ended ?? WRONG_KEY, CHALLENGE);
    }
    const wait = asks.take(key.id, at);
    if (wait) throw tooMany(wait);
    if (key.usedAt === null || at - key.usedAt > NOTED_EVERY_MS) await touchApiKey(db, key.id, at);
    request.apiKey = key;
  });
}

const MISSING = 'Gửi khóa trong tiêu đề Authorization: Bearer dd_… Khóa do người quản trị tạo tại Quản trị, Khóa API.';
const WRONG_KEY = 'Khóa không đúng. Đề nghị kiểm tra lại hoặc xin người quản trị khóa mới.';
const CHALLENGE = { headers: { 'www-authenticate': 'Bearer' } };

function bearer({ headers }: FastifyRequest): string | null {
  const [, key] = /^Bearer ([\w-]{1,100})$/i.exec(headers.authorization ?? '') ?? [];
  return key ?? null;
}

function whyEnded({ revokedAt, expiresAt }: ApiKeyRow, at: number): string | null {
  if (revokedAt !== null) return 'Khóa đã bị thu hồi. Đề nghị xin người quản trị khóa mới.';
  if (expiresAt !== null && expiresAt <= at) return 'Khóa đã hết hạn. Đề nghị xin người quản trị khóa mới.';
  return null;
}

function tooMany(seconds: number): Problem {
  return new Problem('too-many', `Đề nghị gọi lại sau ${seconds} giây.`, { headers: { 'retry-after': String(seconds) } });
}
