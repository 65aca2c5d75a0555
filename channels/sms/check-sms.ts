import { readPhone } from '../../domain/phone';
import { hasControlCharacter } from '../email/check-address';
import type { Sms } from './sms-transport';

/** Why an SMS must not be sent as it is, or null. Landlines take no SMS. */
export function smsFaultOf(sms: Sms): { error: string; addressDead: boolean } | null {
  if (readPhone(sms.to).kind !== 'mobile') return { error: 'not a mobile number', addressDead: true };
  if (hasControlCharacter(sms.text)) return { error: 'control character in the text', addressDead: false };
  return sms.requestId.length > 50 ? { error: 'request id too long', addressDead: false } : null;
}
