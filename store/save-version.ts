import type { Db } from './database';
import { inTransaction } from './in-transaction';

/** Keeps a body as the newest version of its id; the same content twice is one version. Returns the version. */
export async function saveVersion(db: Db, table: 'authority' | 'ladder', body: { id: string }): Promise<number> {
  return inTransaction(db, async (client) => {
    await client.query('select pg_advisory_xact_lock(hashtext($1))', [`${table} ${body.id}`]);
    const { rows } = await client.query<{ version: number; same: boolean }>(
      `select version, body = $2::jsonb as same from ${table} where id = $1 order by version desc limit 1`,
      [body.id, JSON.stringify(body)],
    );
    const newest = rows[0];
    if (newest?.same) return newest.version;
    const version = (newest?.version ?? 0) + 1;
    await client.query(`insert into ${table} (id, version, body) values ($1, $2, $3)`, [body.id, version, JSON.stringify(body)]);
    return version;
  });
}
