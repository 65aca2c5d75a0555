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
  const { rows } = await client.query<{ version: number; same: boolean }>(
    `select version, body = $2::jsonb as same from ${table} where id = $1 ${table === 'ladder' ? `and authority = ''` : ''} order by version desc limit 1`,
    [body.id, JSON.stringify(body)],
  );
  const newest = rows[0];
  if (newest?.same) return newest.version;
  const version = (newest?.version ?? 0) + 1;
  await client.query(`insert into ${table} (id, version, body) values ($1, $2, $3)`, [body.id, version, JSON.stringify(body)]);
  return version;
}
