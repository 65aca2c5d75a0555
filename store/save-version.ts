import type { Db, Queryable } from './database';
import { inTransaction } from './in-transaction';

/** Keeps a body as the newest version of its id; the same content twice is one version. Returns the version. */
export async function saveVersion(db: Db, table: 'authority' | 'ladder', body: { id: string }): Promise<number> {
  return inTransaction(db, async (client) => {
    await lockVersions(client, table, body.id);
    return addVersion(client, table, body);
  });
}

/** Lets nobody else add a version of an id before the caller's transaction ends. */
export async function lockVersions(client: Queryable, table: string, id: string): Promise<void> {
  await client.query('select pg_advisory_xact_lock(hashtext($1))', [`${table} ${id}`]);
}

/** The same inside the caller's transaction, which holds `lockVersions`. */
export async function addVersion(client: Queryable, table: 'authority' | 'ladder', body: { id: string }): Promise<number> {
  // Versions of a ladder are numbered in one row with those an authority has made of it.
  const common = `id = $1 ${table === 'ladder' ? `and authority = ''` : ''}`;
  const { rows } = await client.query<{ last: number; same: number | null }>(
    `select coalesce(max(version), 0) as last, (
       select version from ${table} where ${common} and body = $2::jsonb and version = (select max(version) from ${table} where ${common})
     ) as same from ${table} where id = $1`,
    [body.id, JSON.stringify(body)],
  );
  const { last = 0, same = null } = rows[0] ?? {};
  if (same !== null) return same;
  await client.query(`insert into ${table} (id, version, body) values ($1, $2, $3)`, [body.id, last + 1, JSON.stringify(body)]);
  return last + 1;
}
