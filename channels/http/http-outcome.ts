import type { Outcome } from '../outcome';
import type { HttpAnswer } from './call-http';

/**
 * What a call means where its text does not decide; null: an answer with a 2xx status, to be read. A 4xx other than 408 and
 * 429 says that the address, the login or the form of the request is wrong, for every message alike. A 5xx may come from a
 * proxy after the provider behind it took the message.
 */
export function httpOutcome(answer: HttpAnswer): Outcome | null {
  if (answer.kind === 'silent') return { kind: 'unknown', error: answer.error };
  if (answer.kind === 'not-sent')
    return answer.ours ? { kind: 'our-fault', error: answer.error } : { kind: 'deferred', error: answer.error, isDown: true };
  const { status } = answer;
  const error = `HTTP ${status}`;
  if (status >= 200 && status < 300) return null;
  if (status === 429) return { kind: 'deferred', error };
  return status >= 300 && status < 500 && status !== 408 ? { kind: 'our-fault', error } : { kind: 'unknown', error };
}
