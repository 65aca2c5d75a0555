import { createHash, randomBytes } from 'node:crypto';

/** A new secret of 128 random bits for a link or cookie. Only its hash is kept. */
export function newSecret(): string {
  return randomBytes(16).toString('base64url');
}

/** How a random secret is kept: found by it, not readable from it. Not for passwords, which are too few to be hashed so fast. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
