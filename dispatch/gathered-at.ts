import type { Instant } from '../domain/dates';
import type { Notice, NoticeKind } from '../domain/notice';

/** What somebody waits for, having just said something; it gathers nothing. */
const AT_ONCE: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'receipt',
  'returned',
  'extension-asked',
  'extension-decided',
  'obstacle',
  'unreachable',
]);

/** However many plans go on posting, nobody waits longer than so many times the gathering time. */
const AT_MOST = 3;

/**
 * From when what waits for a person is taken to be all of the moment: the plans of an authority act at the same instant, and
 * their notices are to meet in one message, but they post one after the other. So a group rests for `gatherMs` after the
 * newest. Pure; an instant in the past: at once.
 */
export function gatheredAt(waiting: readonly { notice: Notice; postedAt: Instant }[], gatherMs: number): Instant {
  const isUrgent = waiting.some(({ notice }) => AT_ONCE.has(notice.kind) || notice.rung === 'urged');
  if (isUrgent || waiting.length === 0) return -Infinity;
  const posted = waiting.map(({ postedAt }) => postedAt);
  return Math.min(Math.max(...posted) + gatherMs, Math.min(...posted) + AT_MOST * gatherMs);
}
