import { providerWords, readJson, referenceAt, wordAt } from '../http/read-answer';
import type { Outcome, Report } from '../outcome';

type Meaning = 'accepted' | 'deferred' | 'refused' | 'dead' | 'our-fault';

// 124 and 199 say that the gateway has this request already: that is what a repeat wants to hear. 99 blocks one number, not
// the account. Source: eSMS.vn, Bảng mã lỗi; 119 is known from its clients only.
const CODES: Readonly<Record<string, Meaning>> = {
  '100': 'accepted',
  '124': 'accepted',
  '199': 'accepted',
  '99': 'refused',
  '101': 'our-fault', // key or secret
  '102': 'our-fault', // no price list
  '103': 'our-fault', // balance
  '104': 'our-fault', // brand name
  '108': 'dead', // no phone number
  '119': 'deferred', // too many
  '120': 'deferred', // too many
  '140': 'our-fault', // our address is not on its list
  '146': 'refused', // text fits no registered one
  '177': 'refused', // brand name not registered with this operator
};

/**
 * The gateway's answer to a request. A code nobody has documented is a no of some kind and is tried again: our id goes along,
 * so that the gateway itself drops the repeat if it was a yes. An answer without a code says nothing.
 */
export function esmsOutcome(text: string): Outcome {
  const json = readJson(text);
  const code = wordAt(json, 'CodeResult');
  if (code === null) return { kind: 'unknown', error: 'answer without CodeResult' };
  const error = providerWords(code, wordAt(json, 'ErrorMessage'));
  const meaning = Object.hasOwn(CODES, code) ? CODES[code] : 'deferred';
  switch (meaning) {
    case 'accepted':
      return { kind: 'accepted', reference: referenceAt(json, 'SMSID') };
    case 'dead':
    case 'refused':
      return { kind: 'refused', error, addressDead: meaning === 'dead' };
    default:
      return { kind: meaning ?? 'deferred', error };
  }
}

/**
 * The gateway's answer to "what became of it". `knows`: it has once given us its own id of the request, so that "not found"
 * (105) only means "not yet". SendStatus: 1 waits for approval, 2 waits, 4 refused, 5 done, 7 sent and waiting for a report.
 */
export function esmsReport(text: string, knows: boolean): Report {
  const json = readJson(text);
  const code = wordAt(json, 'CodeResponse') ?? wordAt(json, 'CodeResult');
  if (code === '105' && !knows) return { kind: 'not-known' };
  if (code !== '100') return { kind: 'no-answer', error: code === null ? 'answer without CodeResponse' : providerWords(code) };
  const status = wordAt(json, 'SendStatus');
  if (status === '4') return { kind: 'failed', error: 'SendStatus 4', addressDead: false };
  if (status === '5' && Number(wordAt(json, 'SendSuccess')) > 0) return { kind: 'delivered' };
  if (status === '5' && Number(wordAt(json, 'SendFailed')) > 0)
    return { kind: 'failed', error: 'SendStatus 5, SendFailed', addressDead: false };
  return { kind: 'under-way', reference: referenceAt(json, 'SMSID') };
}
