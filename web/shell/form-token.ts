import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SigningKeys } from '../../store/link-token';

/** The token of a session's forms: whoever cannot read our pages cannot know it. */
export function formToken(keys: SigningKeys, sessionId: string): string {
  return createHmac('sha256', keys.secrets[keys.current] ?? '')
    .update(`form\0${sessionId}`)
    .digest('base64url');
}

/** Compares in constant time. */
export function isSameToken(right: string, given: unknown): boolean {
  const [a, b] = [Buffer.from(right), Buffer.from(typeof given === 'string' ? given : '')];
  return a.length === b.length && timingSafeEqual(a, b);
}
