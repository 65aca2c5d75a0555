import type { HttpAnswer } from '../http/call-http';
import { httpOutcome } from '../http/http-outcome';
import { providerWords } from '../http/read-answer';
import type { Outcome, Report } from '../outcome';

/**
 * What Kannel's smsbox answers to `sendsms`: `0: Accepted for delivery`, `3: Queued for later delivery` (the operator is away,
 * Kannel keeps it), `Temporal failure` and `Not routable` when nothing was taken. It says "rejected" of a field of ours.
 * Source: Kannel 1.4.5, User's Guide, "SMS push (sendsms) CGI-variables".
 */
export function kannelOutcome(answer: HttpAnswer): Outcome {
  if (answer.kind !== 'answered') return httpOutcome(answer) ?? { kind: 'unknown', error: 'no answer' };
  const { status, text } = answer;
  const error = providerWords(`HTTP ${status}`, text);
  if (status === 202 && /^[03]: /.test(text)) return { kind: 'accepted', reference: null };
  if (/^Temporal failure/.test(text)) return { kind: 'deferred', error };
  if (/^Not routable/.test(text)) return { kind: 'refused', error, addressDead: false };
  if (status === 403 || /^Authorization failed/.test(text)) return { kind: 'our-fault', error };
  return httpOutcome(answer) ?? { kind: 'unknown', error };
}

/**
 * The delivery reports that have come back for a request, by type: 1 delivered, 2 not delivered, 4 kept by the operator,
 * 8 taken by the operator, 16 refused by the operator; 34 expired and 66 unknown are sorts of 2. They may come in any order.
 */
export function kannelReport(types: ReadonlySet<number>): Report {
  const all = [...types];
  if (types.has(1)) return { kind: 'delivered' };
  const lost = all.find((type) => (type & 2) !== 0) ?? all.find((type) => type === 16);
  if (lost !== undefined) return { kind: 'failed', error: `DLR ${lost}`, addressDead: false };
  return types.has(4) || types.has(8)
    ? { kind: 'under-way', reference: null }
    : { kind: 'no-answer', error: 'no delivery report' };
}
