import { createHmac } from 'node:crypto';
import type { Instant } from '../../domain/dates';
import type { SigningKeys } from '../../store/link-token';
import { isSameToken } from '../shell/form-token';

/** A person needs longer than this to read, choose and confirm. */
const FASTEST_MS = 2_000;
/** A mail is looked at by machines in its first seconds. */
const FRESH_MAIL_MS = 10_000;

/** When a page was made, signed for it: `{ms}.{tag}`. */
export function pageStamp(keys: SigningKeys, page: string, at: Instant): string {
  return `${at}.${tagOf(keys, page, String(at))}`;
}

/**
 * True when a form came back as only a machine sends it: without our stamp, within 2 seconds of its page, within 10 seconds
 * of the mail, or with the field filled that no person sees. It is not refused: it is asked for once more.
 */
export function isHasty(
  keys: SigningKeys,
  page: string,
  sent: { stamp: string | undefined; bait: string | undefined; mailedAt: Instant | null },
  now: Instant,
): boolean {
  const [ms = '', tag = ''] = (sent.stamp ?? '').split('.');
  if (!isSameToken(tagOf(keys, page, ms), tag)) return true;
  if (sent.bait) return true;
  return now - Number(ms) < FASTEST_MS || (sent.mailedAt !== null && now - sent.mailedAt < FRESH_MAIL_MS);
}

function tagOf(keys: SigningKeys, page: string, ms: string): string {
  return createHmac('sha256', keys.secrets[keys.current] ?? '')
    .update(`page\0${page}\0${ms}`)
    .digest('base64url')
    .slice(0, 22);
}
