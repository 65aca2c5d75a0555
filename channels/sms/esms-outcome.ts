import type { Outcome } from '../outcome';

/** What the gateway answers to a request. */
export type EsmsAnswer = { CodeResult?: string | number; SMSID?: string; ErrorMessage?: string };

type Meaning = 'accepted' | 'deferred' | 'refused' | 'dead' | 'our-fault';

// 124 and 199 say that the gateway has this request already: that is what a repeat wants to hear.
const CODES: Readonly<Record<string, Meaning>> = {
  '100': 'accepted',
  '124': 'accepted',
  '199': 'accepted',
  '99': 'our-fault',
  '101': 'our-fault',
  '103': 'our-fault',
  '104': 'our-fault',
  '108': 'dead',
  '119': 'deferred',
  '120': 'deferred',
  '146': 'refused',
  '177': 'refused',
};

/** The gateway's code as an outcome; a code nobody has documented is tried again later. */
export function esmsOutcome(answer: EsmsAnswer): Outcome {
  const code = String(answer.CodeResult ?? '');
  const error = `${code} ${answer.ErrorMessage ?? ''}`.trim();
  const meaning = CODES[code] ?? 'deferred';
  switch (meaning) {
    case 'accepted':
      return { kind: 'accepted', reference: answer.SMSID ?? null };
    case 'dead':
      return { kind: 'refused', error, addressDead: true };
    case 'refused':
      return { kind: 'refused', error, addressDead: false };
    default:
      return { kind: meaning, error };
  }
}
