import { DAY_MS, type Instant } from '../../domain/dates';
import type { Dsn, DsnRecipient } from './read-returned';

/** What a report means for a message. `words`: what the other server said, without addresses. */
export type Bounce = { kind: 'hard' | 'soft'; status: string; words: string };

/** Later than this nobody knows any more what a report is about, and an old one may be played again. */
const OLDEST_MS = 2 * DAY_MS;
const LONGEST_WORDS = 200;

/**
 * What a report that arrived at `arrivedAt` means for the message sent at `sentAt`. Hard: the address takes nothing, now or
 * ever (failed with 5.x.x; 5.4.4, no route, is a fault of DNS that passes). Null: it changes nothing. Source: RFC 3463.
 */
export function bounceOf({ recipients }: Dsn, sentAt: Instant, arrivedAt: Instant): Bounce | null {
  const troubled = recipients.filter(({ action, status }) => ['failed', 'delayed'].includes(action) && !status.startsWith('2'));
  const [first] = troubled;
  if (!first || arrivedAt - sentAt > OLDEST_MS) return null;
  // One dead member of a mailing list does not make the list's address dead.
  const kind = recipients.every(isDead) ? 'hard' : 'soft';
  return { kind, status: first.status, words: withoutAddresses(first.diagnostic) };
}

function isDead({ action, status }: DsnRecipient): boolean {
  return action === 'failed' && status.startsWith('5') && status !== '5.4.4';
}

function withoutAddresses(diagnostic: string): string {
  return diagnostic
    .slice(0, 2_000)
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .split(/[\s<>,;"'()[\]]+/)
    .filter((word) => word !== '' && !word.includes('@'))
    .join(' ')
    .slice(0, LONGEST_WORDS);
}
