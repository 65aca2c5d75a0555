import type { Ladder } from '../domain/ladder';
import type { Db, Queryable } from './database';
import { saveVersion } from './save-version';

/** Keeps a ladder as its newest version. Returns the version. */
export async function saveLadder(db: Db, ladder: Ladder): Promise<number> {
  return saveVersion(db, 'ladder', ladder);
}

/** The newest version of a ladder, or null. */
export async function findLadder(db: Queryable, id: string): Promise<Ladder | null> {
  const { rows } = await db.query<{ body: Ladder }>('select body from ladder where id = $1 order by version desc limit 1', [id]);
  return rows[0]?.body ?? null;
}
