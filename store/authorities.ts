import type { Authority } from '../domain/unit';
import { inTransaction } from './in-transaction';
import type { Db, Queryable } from './database';

/** Keeps an authority's register as its newest version; the same content twice is one version. Returns the version. */
export async function saveAuthority(db: Db, authority: Authority): Promise<number> {
  return inTransaction(db, async (client) => {
    await client.query(`select pg_advisory_xact_lock(hashtext('authority ' || $1))`, [authority.id]);
    const { rows } = await client.query<{ version: number; same: boolean }>(
      'select version, body = $2::jsonb as same from authority where id = $1 order by version desc limit 1',
      [authority.id, JSON.stringify(authority)],
    );
    const newest = rows[0];
    if (newest?.same) return newest.version;
    const version = (newest?.version ?? 0) + 1;
    await client.query('insert into authority (id, version, body) values ($1, $2, $3)', [
      authority.id,
      version,
      JSON.stringify(authority),
    ]);
    return version;
  });
}

/** The newest version of an authority's register, or null. */
export async function findAuthority(db: Queryable, id: string): Promise<Authority | null> {
  const { rows } = await db.query<{ body: Authority }>('select body from authority where id = $1 order by version desc limit 1', [
    id,
  ]);
  return rows[0]?.body ?? null;
}

/** The newest version of every authority's register. */
export async function listAuthorities(db: Queryable): Promise<Authority[]> {
  const { rows } = await db.query<{ body: Authority }>('select distinct on (id) body from authority order by id, version desc');
  return rows.map(({ body }) => body);
}
