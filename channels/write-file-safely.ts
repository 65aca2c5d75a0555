import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Writes a file so that it is there whole or not at all, also when the machine stops in between. */
export async function writeFileSafely(folder: string, name: string, content: string | Buffer): Promise<string> {
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `.${randomBytes(8).toString('hex')}.tmp`);
  const path = join(folder, name);
  try {
    const file = await open(unfinished, 'w', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    return path;
  } catch (error) {
    // On a full disk each attempt would leave one more behind.
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** A file name part: what could leave the folder or be hidden becomes `-`. */
export function fileNamePart(text: string): string {
  return text
    .replace(/[^A-Za-z0-9@+_.-]/g, '-')
    .replace(/^\.+/, '-')
    .slice(0, 80);
}
