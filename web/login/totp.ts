import { Secret, TOTP } from 'otpauth';
import type { Instant } from '../../domain/dates';

/** A new shared secret, 160 bits in base32 (RFC 6238, RFC 4226). */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What an authenticator app reads from the square code. */
export function totpUri(secret: string, email: string): string {
  return totp(secret, email).toString();
}

/** The time step whose code this is, now or one step (30 s) before or after; null: it is none of them. */
export function stepOfCode(secret: string, code: string, at: Instant): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = totp(secret).validate({ token: code, timestamp: at, window: 1 });
  return delta === null ? null : TOTP.counter({ timestamp: at }) + delta;
}

/** Eight codes for the day the phone is lost, 80 bits each: `ABCD-EFGH-IJKL-MNOP`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: 8 }, () => new Secret({ size: 10 }).base32.replace(/.{4}(?=.)/g, '$&-'));
}

/** A recovery code as it was given, however it was typed. */
export function recoveryCodeOf(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^A-Z2-7]/g, '')
    .replace(/.{4}(?=.)/g, '$&-');
}

function totp(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Đôn Đốc', label, secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 });
}
