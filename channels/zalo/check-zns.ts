import { createHash } from 'node:crypto';
import { readPhone } from '../../domain/phone';
import { hasControlCharacter } from '../email/check-address';
import type { Zns } from './zalo-transport';

// [K] The reference gives 48 for `tracking_id`.
const LONGEST_TRACKING_ID = 48;

/** Why a notification must not be sent as it is, or null. Landlines have no account. */
export function znsFaultOf({ to, params }: Zns): { error: string; addressDead: boolean } | null {
  if (readPhone(to).kind !== 'mobile') return { error: 'not a mobile number', addressDead: true };
  const values = Object.values(params);
  if (values.some(hasControlCharacter)) return { error: 'control character in a value', addressDead: false };
  return values.some((value) => value.trim() === '') ? { error: 'empty value', addressDead: false } : null;
}

/** `84912345678`: how Zalo wants a number. */
export function zaloNumber(to: string): string {
  const phone = readPhone(to);
  return phone.kind === 'invalid' ? to : phone.international.slice(1);
}

/** Our request id as it fits in `tracking_id`: the same id gives the same one. */
export function trackingId(requestId: string): string {
  return requestId.length <= LONGEST_TRACKING_ID ? requestId : createHash('sha256').update(requestId).digest('base64url');
}
