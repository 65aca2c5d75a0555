import type { HttpAnswer } from '../http/call-http';
import { readJson, wordAt } from '../http/read-answer';
import type { Report } from '../outcome';
import { codeOf, errorWords } from './read-zalo';

/**
 * What Zalo says about a message it accepted. 1: on the phone; 0: sent, not there yet. −1 is read by some as "no such
 * message", by others as "failed" ([K]): it promises neither that a repeat is safe nor that the person was missed, so it
 * counts as no answer and the time set for a report runs out.
 */
export function znsReport(answer: HttpAnswer, reference: string): Report {
  if (answer.kind !== 'answered') return { kind: 'no-answer', error: answer.error };
  const json = readJson(answer.text);
  if (codeOf(json) !== 0 || answer.status >= 300)
    return { kind: 'no-answer', error: errorWords(json) || `HTTP ${answer.status}` };
  const state = wordAt(json, 'data.status');
  switch (state) {
    case '1':
      return { kind: 'delivered' };
    case '0':
      return { kind: 'under-way', reference };
    default:
      return { kind: 'no-answer', error: `status ${state?.slice(0, 20) ?? 'missing'}` };
  }
}
