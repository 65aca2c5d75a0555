import type { Outcome } from '../outcome';

/** How far an attempt came: `data` = the server may have the whole text. */
export type Phase = 'envelope' | 'data';

export type SmtpError = { message: string; code?: string; command?: string; response?: string; responseCode?: number };

const OUR_FAULT = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'EDNS', 'ECONFIG', 'EREQUIRETLS']);
const LOGIN_CODES = new Set([530, 534, 535, 538]);
const GREETING = new Set(['CONN', 'EHLO', 'HELO', 'LHLO']);

/**
 * What an error of the SMTP client means. The client's own code is the same before and after the final dot, so the phase
 * decides where the server gave no number. Source: RFC 5321 §4.5.3.2.6, RFC 1047.
 */
export function smtpOutcome(error: SmtpError, phase: Phase): Outcome {
  const { responseCode, code = '', command = '' } = error;
  const words = error.response ?? error.message;
  if (OUR_FAULT.has(code) || (responseCode !== undefined && LOGIN_CODES.has(responseCode)))
    return { kind: 'our-fault', error: words };
  if (responseCode === undefined)
    return phase === 'data' ? { kind: 'unknown', error: words } : { kind: 'deferred', error: words, isDown: true };
  // 421: the server is closing for everybody.
  if (responseCode < 500) return { kind: 'deferred', error: words, ...(responseCode === 421 && { isDown: true }) };
  // Refused before anybody was named: it is us the server does not want, not this recipient.
  if (GREETING.has(command)) return { kind: 'our-fault', error: words };
  return { kind: 'refused', error: words, addressDead: /\b5\.1\.\d/.test(words) };
}
