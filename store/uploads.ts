import type { Instant } from '../domain/dates';
import type { Queryable } from './database';

/** A file that somebody sent with an answer; `fact` is null while the answer is not recorded. */
export type UploadRow = {
  id: string;
  /** The link or the account it came by: `link:{id}`, `account:{id}`. */
  owner: string;
  authority: string;
  plan: string;
  task: string;
  key: string | null;
  unit: string;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
  uploadedAt: Instant;
  fact: string | null;
};

const UPLOAD_ROW = 'id, owner, authority, plan, task, key, unit, name, type, bytes, sha256, uploaded_at as "uploadedAt", fact';

/** Notes a file that has just been kept. */
export async function addUpload(db: Queryable, row: Omit<UploadRow, 'fact'>): Promise<void> {
  const { id, owner, authority, plan, task, key, unit, name, type, bytes, sha256, uploadedAt } = row;
  await db.query(
    `insert into upload (id, owner, authority, plan, task, key, unit, name, type, bytes, sha256, uploaded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [id, owner, authority, plan, task, key, unit, name, type, bytes, sha256, new Date(uploadedAt)],
  );
}

/** A file, or null. */
export async function findUpload(db: Queryable, id: string): Promise<UploadRow | null> {
  const { rows } = await db.query<UploadRow>(`select ${UPLOAD_ROW} from upload where id = $1`, [id]);
  return rows[0] ?? null;
}

/** Files an owner has sent that no fact holds yet, the oldest first. */
export async function findUnrecordedUploads(db: Queryable, owner: string): Promise<UploadRow[]> {
  const { rows } = await db.query<UploadRow>(
    `select ${UPLOAD_ROW} from upload where owner = $1 and fact is null order by uploaded_at, id`,
    [owner],
  );
  return rows;
}

/** Notes that files belong to a recorded fact. */
export async function giveUploadsTo(db: Queryable, fact: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.query('update upload set fact = $1 where id = any($2) and fact is null', [fact, ids]);
}

/** Forgets files that were sent before an instant and that no fact names; returns their ids. */
export async function dropUnrecordedUploads(db: Queryable, before: Instant): Promise<string[]> {
  // A fact is recorded first and its files are noted after: one that names the file keeps it.
  const { rows } = await db.query<{ id: string }>(
    `delete from upload where fact is null and uploaded_at < $1 and not exists (
       select from fact where fact.plan = upload.plan and fact.evidence -> 'files' @> jsonb_build_array(jsonb_build_object('id', upload.id)))
     returning id`,
    [new Date(before)],
  );
  return rows.map(({ id }) => id);
}
