import { createHash } from 'node:crypto';
import type { Instant } from '../../../domain/dates';
import { canonicalJson } from '../../../domain/canonical-json';
import { beginAct, dropAct, finishAct, type Act } from '../../../store/api-acts';
import { seal, unseal } from '../../../store/seal';
import type { WebDeps } from '../../web-deps';
import { Problem } from './problem';

export type Answer = { status: number; body: string };

type What = { key: string; idempotencyKey: string; method: string; url: string; body: unknown; isSecret: boolean; at: Instant };

/** A process that has not answered by then has ended; the next repeat takes the act up again. */
const LEASE_MS = 60_000;

/**
 * Does an act once for each key and Idempotency-Key: a repeat gets the same answer. What is refused or fails is forgotten, so that
 * it may be tried again under the same name. `act` gets the act's id and may be called again after a crash: it must do the same.
 */
export async function actOnce(
  { db, keys }: WebDeps,
  what: What,
  act: (actId: string) => Promise<Answer>,
): Promise<Answer & { isRepeat: boolean }> {
  const { key, idempotencyKey } = what;
  const asked: Act = { key, idempotencyKey, requestHash: hashOf([what.method, what.url, what.body ?? null]) };
  const begun = await beginAct(db, asked, what.at, LEASE_MS);
  if (begun.is === 'other') throw new Problem('idempotency-key-reused', OTHER);
  if (begun.is === 'under-way') throw new Problem('under-way', UNDER_WAY, { headers: { 'retry-after': '2' } });
  if (begun.is === 'answered') {
    const body = what.isSecret ? unseal(keys, SEALED_FOR, begun.body) : begun.body;
    if (body === null) throw new Problem('refused', FORGOTTEN);
    return { status: begun.status, body, isRepeat: true };
  }
  try {
    const { status, body } = await act(actIdOf(key, idempotencyKey));
    await finishAct(db, asked, status, what.isSecret ? seal(keys, SEALED_FOR, body) : body);
    return { status, body, isRepeat: false };
  } catch (error) {
    await dropAct(db, asked);
    throw error;
  }
}

const SEALED_FOR = 'api-answer';
const OTHER = 'Mỗi Idempotency-Key chỉ dùng cho một nội dung. Đề nghị tạo mã mới cho yêu cầu mới.';
const UNDER_WAY = 'Yêu cầu này đang được xử lý. Đề nghị gửi lại sau vài giây với cùng Idempotency-Key.';
const FORGOTTEN = 'Yêu cầu đã được thực hiện nhưng câu trả lời không còn đọc được. Đề nghị đọc lại bằng GET.';

/** The id of what an act makes, in the form of a UUID: the same for each repeat (as version 5, but of SHA-256: version 8, RFC 9562). */
export function actIdOf(key: string, idempotencyKey: string): string {
  const hex = hashOf(['act', key, idempotencyKey]);
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}

function hashOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(canonicalJson(parts)).digest('hex');
}
