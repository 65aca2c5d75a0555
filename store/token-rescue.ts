import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SigningKeys } from './link-token';
import type { ProviderToken } from './provider-token';
import { seal, unseal } from './seal';

type Place = { keys: SigningKeys; name: string; folder: string };

/**
 * Puts new tokens where they survive this process and a database that cannot take them. `replaced`: the tokens they come
 * after. The file stays: it is worth something only beside a database that still holds the tokens before, also one that
 * was restored from a backup.
 */
export async function rescue({ keys, name, folder }: Place, replaced: ProviderToken | null, next: ProviderToken): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = pathOf(folder, name);
  const file = await open(`${path}.tmp`, 'w', 0o600);
  try {
    await file.writeFile(seal(keys, `token-rescue ${name}`, JSON.stringify({ after: markOf(replaced), next })));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.tmp`, path);
}

/**
 * Tokens that never reached the database, or null. Only those that come right after the stored ones count: anything else is
 * older than what is stored (the commit went through, or somebody has logged in since).
 */
export async function findRescued({ keys, name, folder }: Place, stored: ProviderToken | null): Promise<ProviderToken | null> {
  const sealed = await readFile(pathOf(folder, name), 'utf8').catch(() => null);
  const text = sealed === null ? null : unseal(keys, `token-rescue ${name}`, sealed);
  if (text === null) return null;
  const { after, next } = JSON.parse(text) as { after: string; next: ProviderToken };
  return after === markOf(stored) ? next : null;
}

/** Seals rescued tokens with the current key, so that the others can go. */
export async function sealRescuedAgain({ keys, name, folder }: Place): Promise<void> {
  const path = pathOf(folder, name);
  const sealed = await readFile(path, 'utf8').catch(() => null);
  const text = sealed === null ? null : unseal(keys, `token-rescue ${name}`, sealed);
  if (text === null) return;
  await writeFile(`${path}.tmp`, seal(keys, `token-rescue ${name}`, text), { mode: 0o600 });
  await rename(`${path}.tmp`, path);
}

function pathOf(folder: string, name: string): string {
  return join(folder, `${name}-tokens.sealed`);
}

function markOf(token: ProviderToken | null): string {
  return token ? createHash('sha256').update(token.refresh).digest('base64url') : '';
}
