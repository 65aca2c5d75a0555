import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { SigningKeys } from '../store/link-token';

/** The keys with a new one that signs from now on; all earlier ones are still accepted. */
export function withNewKey({ secrets }: SigningKeys): SigningKeys {
  const numbers = Object.keys(secrets).map((kid) => Number(/^k(\d+)$/.exec(kid)?.[1] ?? 0));
  const current = `k${Math.max(0, ...numbers) + 1}`;
  return { current, secrets: { ...secrets, [current]: randomBytes(32).toString('base64url') } };
}

/** The current key alone: what any other has signed is worth nothing any more. */
export function withoutOldKeys({ current, secrets }: SigningKeys): SigningKeys {
  return { current, secrets: { [current]: secrets[current] ?? '' } };
}

/** Puts keys in the place of those there were; a crash leaves the ones or the others, whole. */
export function saveSigningKeys(folder: string, keys: SigningKeys): void {
  const path = join(folder, 'signing-keys.json');
  const file = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(file, JSON.stringify(keys));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
}
