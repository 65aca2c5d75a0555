import type { Db, Queryable } from './database';

/** A value the installation keeps for itself (never a secret), or null. */
export async function findSetting(db: Queryable, name: string): Promise<unknown> {
  const { rows } = await db.query<{ value: unknown }>('select value from setting where name = $1', [name]);
  return rows[0]?.value ?? null;
}

export async function saveSetting(db: Db, name: string, value: unknown): Promise<void> {
  await db.query('insert into setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value', [
    name,
    JSON.stringify(value),
  ]);
}
