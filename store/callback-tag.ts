import { createHmac } from 'node:crypto';
import type { SigningKeys } from './link-token';

/** Signs addresses at which a provider calls back: 128 bits of HMAC-SHA-256 with the current key. */
export function callbackSigner({ current, secrets }: SigningKeys): (text: string) => string {
  const secret = secrets[current];
  if (!secret) throw new Error(`no signing key "${current}"`);
  return (text) => createHmac('sha256', secret).update(`call-back\0${text}`).digest().subarray(0, 16).toString('base64url');
}
