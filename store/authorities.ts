import type { Authority } from '../domain/unit';
import type { Db, Queryable } from './database';
import { saveVersion } from './save-version';

/** Keeps an authority's register as its newest version. Returns the version. */
export async function saveAuthority(db: Db, authority: Authority): Promise<number> {
  return saveVersion(db, 'authority', authority);
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
