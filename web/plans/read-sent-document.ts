import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findAuthority } from '../../store/authorities';
import { findCalendarOf } from '../../store/calendars';
import type { WebDeps } from '../web-deps';
import type { DocumentReading } from './document-reading';

/** A document that was sent, read as a plan of the authority with the register and the days off it has now. */
export async function readSentDocument(
  { db, readDocument }: Pick<WebDeps, 'db' | 'readDocument'>,
  bytes: Buffer,
  name: string,
): Promise<DocumentReading> {
  const [authority, calendar] = await Promise.all([findAuthority(db, name), findCalendarOf(db, name)]);
  if (!authority || !calendar) throw new Error(`no register or calendar of ${name}`);
  const file = join(tmpdir(), `dondoc-${randomUUID()}`);
  try {
    await writeFile(file, bytes, { mode: 0o600, flag: 'wx' });
    return await readDocument({ file, authority, calendar });
  } finally {
    await rm(file, { force: true });
  }
}
