import type { HttpAnswer } from '../http/call-http';
import { httpOutcome } from '../http/http-outcome';
import { readJson, referenceAt } from '../http/read-answer';
import type { Outcome } from '../outcome';
import { codeOf, errorWords } from './read-zalo';

type Meaning = 'deferred' | 'refused' | 'dead' | 'no-account' | 'our-fault' | 'token';

// 0 and −100…−112 as on Zalo's own page of codes (zalo.cloud, "Cách xử lý mã lỗi"); −114, −118, −124, −131, −132 as several
// clients in use take them; the others are known from experience only ([K] in domain.md §10) and wait for a real account.
const CODES: Readonly<Record<string, Meaning>> = {
  '-100': 'deferred', // unknown error, "try again later"
  '-101': 'our-fault', // application
  '-102': 'our-fault',
  '-103': 'our-fault',
  '-104': 'our-fault', // secret key
  '-105': 'our-fault', // not linked to an official account
  '-106': 'our-fault', // method
  '-108': 'dead', // phone
  '-109': 'our-fault', // template id
  '-110': 'refused', // the person's Zalo is too old
  '-111': 'our-fault', // no values
  '-112': 'refused', // this message's values, not every message's
  '-114': 'refused', // inactive, or does not want notices
  '-115': 'our-fault', // balance
  '-117': 'our-fault', // not our template
  '-118': 'no-account',
  '-119': 'refused', // the account takes no notices
  '-124': 'token',
  '-131': 'our-fault', // template not approved
  '-132': 'our-fault', // template parameters
  '-133': 'deferred', // night
  '-137': 'our-fault', // payment
  '-139': 'refused', // does not want this kind
  '-144': 'deferred', // the day's quota
  '-147': 'deferred', // the template's quota
  // What the API of official accounts says of a token; some calls pass it on.
  '-216': 'token',
  '-220': 'token',
};

/**
 * The answer to one sending. Accepted is only what says error 0 with a status of success. `token-spent`: the access token
 * is no longer taken, so nothing was sent; a fresh one may try once more. A refusal with a code nobody has documented is
 * tried again later: the provider said that it did not send, and a passing trouble must not cost the person the channel.
 */
export function znsOutcome(answer: HttpAnswer): Outcome | { kind: 'token-spent'; error: string } {
  const json = answer.kind === 'answered' ? readJson(answer.text) : null;
  const code = codeOf(json);
  const status = httpOutcome(answer);
  if (code === 0) return status ?? { kind: 'accepted', reference: referenceAt(json, 'data.msg_id') };
  // Without a code something between us and the provider spoke; with a success that says nothing, nobody knows.
  if (code === null) return status ?? { kind: 'unknown', error: 'an answer without a code' };
  const error = errorWords(json);
  const meaning = CODES[String(code)] ?? 'deferred';
  switch (meaning) {
    case 'dead':
      return { kind: 'refused', error, addressDead: true };
    case 'refused':
      return { kind: 'refused', error, addressDead: false };
    case 'no-account':
      return { kind: 'refused', error: `no-account ${error}`, addressDead: false };
    case 'token':
      return { kind: 'token-spent', error };
    default:
      return { kind: meaning, error };
  }
}
