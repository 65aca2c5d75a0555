import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(__dirname, 'common-passwords.csv');
let known: ReadonlySet<string> | null = null;

/** Passwords that are guessed first, in lower case and without diacritics: what people take here and elsewhere. */
export function commonPasswords(): ReadonlySet<string> {
  return (known ??= new Set(readFileSync(FILE, 'utf8').split('\n').slice(1).filter(Boolean)));
}
