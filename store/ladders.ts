import type { Ladder } from '../domain/ladder';
import { inTransaction } from './in-transaction';
import type { Db, Queryable } from './database';

/** Keeps a ladder as its newest version; the same content twice is one version. Returns the version. */
export async function saveLadder(db: Db, ladder: Ladder): Promise<number> {
  return inTransaction(db, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtext('ladder ' || $1))`, [ladder.id]);
    const { rows } = await client.query<{ version: number; same: boolean }>(
      'select version, body = $2::jsonb as same from ladder where id = $1 order by version desc limit 1',
      [ladder.id, JSON.stringify(ladder)],
    );
    const newest = rows[0];
    if (newest?.same) return newest.version;
    const version = (newest?.version ?? 0) + 1;
    await client.query('insert into ladder (id, version, body) values ($1, $2, $3)', [
      ladder.id,
      version,
      JSON.stringify(ladder),
    ]);
    return version;
  });
}

/** The newest version of a ladder, or null. */
export async function findLadder(db: Queryable, id: string): Promise<Ladder | null> {
  const { rows } = await db.query<{ body: Ladder }>('select body from ladder where id = $1 order by version desc limit 1', [id]);
  return rows[0]?.body ?? null;
}
