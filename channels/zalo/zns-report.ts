import type { Report } from '../outcome';
import { codeOf, errorWords, type Called } from './call-zalo';

/**
 * What Zalo says about a message it accepted. 1: on the phone; 0: sent, not there yet. −1 is read by some as "no such
 * message", by others as "failed" ([K]): it promises neither that a repeat is safe nor that the person was missed, so it
 * counts as no answer and the time set for a report runs out.
 */
export function znsReport(called: Called, reference: string): Report {
  if (called.kind !== 'answer') return { kind: 'no-answer', error: called.error };
  const { status, body } = called;
  if (codeOf(body) !== 0 || status >= 300) return { kind: 'no-answer', error: errorWords(body) || `HTTP ${status}` };
  const state = (body['data'] as { status?: unknown } | null | undefined)?.status;
  switch (Number(typeof state === 'string' || typeof state === 'number' ? state : NaN)) {
    case 1:
      return { kind: 'delivered' };
    case 0:
      return { kind: 'under-way', reference };
    default:
      return { kind: 'no-answer', error: `status ${JSON.stringify(state ?? null).slice(0, 20)}` };
  }
}
