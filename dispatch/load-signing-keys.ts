import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SigningKeys } from '../store/link-token';

const SHORTEST_SECRET = 32;

/** The keys that sign links, kept in a file only its owner can read; made on first use. Throws when a secret is too short. */
export function loadSigningKeys(folder: string): SigningKeys {
  const file = join(folder, 'signing-keys.json');
  mkdirSync(folder, { recursive: true });
  try {
    // `wx`: of two processes that start together one makes the file, both read it.
    writeFileSync(file, JSON.stringify({ current: 'k1', secrets: { k1: randomBytes(32).toString('base64url') } }), {
      flag: 'wx',
      mode: 0o600,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const keys = JSON.parse(readFileSync(file, 'utf8')) as SigningKeys;
  const tooShort = Object.values(keys.secrets).some((secret) => secret.length < SHORTEST_SECRET);
  if (tooShort || !keys.secrets[keys.current])
    throw new Error(`Tệp khóa ${file} không hợp lệ: mỗi khóa cần ít nhất ${SHORTEST_SECRET} ký tự.`);
  return keys;
}
