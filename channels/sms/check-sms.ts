import { smsParts } from '../../domain/gsm7';
import { readPhone } from '../../domain/phone';
import type { SmsRules } from '../../domain/sms-gateway';
import { hasControlCharacter } from '../email/check-address';
import { matchTemplate } from './match-template';
import type { Sms } from './sms-transport';

/** What is asked of every text: GSM-7, one segment. */
export const PLAIN_RULES: SmsRules = { forbidden: '', maxSegments: 1, templates: null, costPerSegment: null };

/** Why an SMS must not be sent as it is, or null. Landlines take no SMS. */
export function smsFaultOf(sms: Sms, rules: SmsRules = PLAIN_RULES): { error: string; addressDead: boolean } | null {
  const { kind } = readPhone(sms.to);
  if (kind === 'landline') return { error: 'a landline takes no SMS', addressDead: true };
  if (kind === 'invalid') return { error: 'not a mobile number', addressDead: true };
  const error = sms.requestId.length > 50 ? 'request id too long' : textFaultOf(sms.text, rules);
  return error ? { error, addressDead: false } : null;
}

function textFaultOf(text: string, { forbidden, maxSegments, templates }: SmsRules): string | null {
  const { encoding, segments } = smsParts(text);
  if (segments === 0) return 'empty text';
  if (hasControlCharacter(text)) return 'control character in the text';
  if (encoding !== 'GSM-7') return 'character outside GSM-7 in the text';
  const refused = [...text].find((character) => forbidden.includes(character));
  if (refused) return `the gateway refuses the character ${refused}`;
  if (segments > maxSegments) return `text of ${segments} segments, at most ${maxSegments} allowed`;
  return templates && !matchTemplate(templates, text) ? 'text fits no text registered with the gateway' : null;
}
