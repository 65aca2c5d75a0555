import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Keys that sign: `current` signs new things, all of them are accepted. Never in the database. */
export type SigningKeys = { current: string; secrets: Readonly<Record<string, string>> };

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** A new random id of 128 bits. */
export function newLinkId(): string {
  return randomBytes(16).toString('base64url');
}

/** `<kid>.<id>.<tag>`: the tag is 128 bits of HMAC-SHA-256 over purpose and id. Under 60 characters. */
export function linkToken(keys: SigningKeys, { kid, id, purpose }: { kid: string; id: string; purpose: string }): string {
  return `${kid}.${id}.${linkTag(keys, kid, purpose, id)}`;
}

/** The id in a token whose tag is right for the purpose, or null. Compared in constant time. */
export function readLinkToken(keys: SigningKeys, purpose: string, token: string): { kid: string; id: string } | null {
  const [kid = '', id = '', tag = '', ...rest] = token.split('.');
  if (rest.length > 0 || !Object.hasOwn(keys.secrets, kid)) return null;
  const right = Buffer.from(linkTag(keys, kid, purpose, id));
  const given = Buffer.from(tag);
  return given.length === right.length && timingSafeEqual(given, right) ? { kid, id } : null;
}

/** The code of a link, 8 base32 characters (40 bits), for those who cannot click: `K7Q2M4XA`. */
export function linkCode(keys: SigningKeys, { kid, id }: { kid: string; id: string }): string {
  return base32(hmac(keys, kid, `code\0${id}`))
    .slice(0, 8)
    .toUpperCase();
}

/** How a code is kept: found by it, not readable from it. */
export function codeHash(keys: SigningKeys, kid: string, code: string): string {
  return hmac(keys, kid, `code-index\0${code.toUpperCase()}`).toString('hex');
}

/** Local part of a Message-ID (also the SMS request id): the same channel, person and notices give the same one. */
export function messageHash(keys: SigningKeys, channel: string, person: string, noticeKeys: readonly string[]): string {
  return base32(
    hmac(keys, keys.current, JSON.stringify(['message', channel, person, ...[...noticeKeys].sort()])).subarray(0, 16),
  );
}

function linkTag(keys: SigningKeys, kid: string, purpose: string, id: string): string {
  return hmac(keys, kid, `${purpose}\0${id}`).subarray(0, 16).toString('base64url');
}

function hmac(keys: SigningKeys, kid: string, text: string): Buffer {
  const secret = keys.secrets[kid];
  if (!secret) throw new Error(`no signing key "${kid}"`);
  return createHmac('sha256', secret).update(text).digest();
}

function base32(bytes: Buffer): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? text + BASE32[(held << (5 - bits)) & 31] : text;
}
