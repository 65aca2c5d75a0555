import type { Report } from '../channels/outcome';
import type { Channel } from '../domain/notice';

/** A message is sent again at most this often after nobody could say what became of it. */
const MOST_REPEATS = 1;

/** What a message whose outcome is unknown needs next. */
export type NextForUnknown =
  { kind: 'send' } | { kind: 'wait' } | { kind: 'stop'; error: string } | { kind: 'end'; report: Report };

type Scene = { channel: Channel; knowsRepeats: boolean; unknowns: number; isOver: boolean; report: Report | null };

/**
 * Decides by what the provider says of our own id. E-mail has nobody to ask: the same text under the same Message-ID goes
 * once more. A gateway is asked before anything is repeated; one that cannot be asked must drop repeats itself. Pure.
 */
export function nextForUnknown({ channel, knowsRepeats, unknowns, isOver, report }: Scene): NextForUnknown {
  const maySend = !isOver && unknowns <= MOST_REPEATS;
  if (channel === 'email') return maySend ? { kind: 'send' } : { kind: 'stop', error: 'the outcome stays unknown' };
  if (report === null)
    return maySend && knowsRepeats
      ? { kind: 'send' }
      : { kind: 'stop', error: 'the provider cannot be asked, a person must look' };
  if (report.kind === 'not-known') return maySend ? { kind: 'send' } : { kind: 'stop', error: 'the provider does not know it' };
  if (report.kind === 'no-answer') return isOver ? { kind: 'stop', error: report.error } : { kind: 'wait' };
  return { kind: 'end', report };
}
