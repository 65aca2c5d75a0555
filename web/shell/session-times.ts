import type { Instant } from '../../domain/dates';
import type { SessionRow } from '../../store/sessions';

const MINUTE_MS = 60_000;
/** How long a session may lie idle: administrators 30 minutes, everybody else 12 hours (OWASP ASVS 5.0, 7.3). */
const IDLE_MS = { administrator: 30 * MINUTE_MS, others: 720 * MINUTE_MS };
/** How long a session may last in all. */
const LONGEST_MS = 1_440 * MINUTE_MS;
/** How often a session's use is written down. */
const NOTED_EVERY_MS = MINUTE_MS;

/** True when a session has lain idle or lasted too long. */
export function isOver({ grants, createdAt, seenAt }: SessionRow, at: Instant): boolean {
  const idle = grants.some(({ role }) => role === 'administrator') ? IDLE_MS.administrator : IDLE_MS.others;
  return at - seenAt > idle || at - createdAt > LONGEST_MS;
}

/** True when the last use of a session is to be written down again. */
export function isToBeNoted({ seenAt }: SessionRow, at: Instant): boolean {
  return at - seenAt > NOTED_EVERY_MS;
}
