import type { Ladder } from '../domain/ladder';
import type { Db, Queryable } from './database';
import { lockVersions, saveVersion } from './save-version';

/** Keeps a ladder as its newest version. Returns the version. */
export async function saveLadder(db: Db, ladder: Ladder): Promise<number> {
  return saveVersion(db, 'ladder', ladder);
}

/** The newest version of a ladder, or null. What `authority` has made of it goes before what everybody starts with. */
export async function findLadder(db: Queryable, id: string, authority = ''): Promise<Ladder | null> {
  const { rows } = await db.query<{ body: Ladder }>(
    `select body from ladder where id = $1 and authority in ('', $2) order by authority desc, version desc limit 1`,
    [id, authority],
  );
  return rows[0]?.body ?? null;
}

/** The ladders an authority's plans may name, by id, each in the version that holds for it. */
export async function listLadders(db: Queryable, authority: string): Promise<Ladder[]> {
  const { rows } = await db.query<{ body: Ladder }>(
    `select distinct on (id) body from ladder where authority in ('', $1) order by id, authority desc, version desc`,
    [authority],
  );
  return rows.map(({ body }) => body);
}

/** Keeps what an authority makes of a ladder, inside the caller's transaction. Versions of an id are numbered in one row. */
export async function addOwnLadder(client: Queryable, authority: string, ladder: Ladder): Promise<number> {
  await lockVersions(client, 'ladder', ladder.id);
  const { rows } = await client.query<{ version: number }>(
    `insert into ladder (authority, id, version, body)
     select $1, $2, coalesce(max(version), 0) + 1, $3 from ladder where id = $2 returning version`,
    [authority, ladder.id, JSON.stringify(ladder)],
  );
  return rows[0]?.version ?? 0;
}
