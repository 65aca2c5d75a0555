import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { SigningKeys } from './link-token';

/** What the secret of a webhook is sealed for. */
export const WEBHOOK_SECRET = 'webhook-secret';

/**
 * A secret as it may lie in the database: `<kid>.<nonce>.<tag>.<text>`, AES-256-GCM with a key derived from the signing keys
 * (HKDF, RFC 5869), bound to its purpose. Whoever has the database or a backup of it alone can read nothing.
 */
export function seal(keys: SigningKeys, purpose: string, text: string): string {
  const kid = keys.current;
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(keys, kid, purpose), nonce);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [kid, ...[nonce, cipher.getAuthTag(), sealed].map((part) => part.toString('base64url'))].join('.');
}

/** The text of a seal, or null when it was made for something else, with a key we no longer have, or changed since. */
export function unseal(keys: SigningKeys, purpose: string, sealed: string): string | null {
  const [kid = '', ...parts] = sealed.split('.');
  const [nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (!Object.hasOwn(keys.secrets, kid) || parts.length !== 3 || nonce?.length !== 12 || tag?.length !== 16 || !text) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(keys, kid, purpose), nonce, { authTagLength: 16 });
    decipher.setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

function keyOf(keys: SigningKeys, kid: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', keys.secrets[kid] ?? '', '', purpose, 32));
}
