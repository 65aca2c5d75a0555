import type { PoolClient } from 'pg';
import type { SigningKeys } from './link-token';
import { seal, unseal, WEBHOOK_SECRET } from './seal';

/** Every column that holds a seal, with the purpose its row's id gives it. */
const SEALED: readonly { table: string; id: string; column: string; purpose: (id: string) => string }[] = [
  { table: 'provider_token', id: 'name', column: 'sealed', purpose: (name) => `provider-token ${name}` },
  { table: 'webhook', id: 'id', column: 'secret_sealed', purpose: () => WEBHOOK_SECRET },
  { table: 'account', id: 'id', column: 'totp_sealed', purpose: (account) => `totp\0${account}` },
];

/** Columns by their name that hold a seal and that `sealAgain` does not know: their secrets would be lost with an old key. */
export async function findUnknownSeals(client: PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
     where table_schema = 'public' and column_name like '%sealed%' order by 1`,
  );
  const known = SEALED.map(({ table, column }) => `${table}.${column}`);
  return rows.map(({ name }) => name).filter((name) => !known.includes(name));
}

/** Seals every secret of the database with the current key, so that the others can go; returns how many were. */
export async function sealAgain(client: PoolClient, keys: SigningKeys): Promise<number> {
  let count = 0;
  for (const { table, id, column, purpose } of SEALED) {
    const { rows } = await client.query<{ id: string; sealed: string }>(
      `select ${id} as id, ${column} as sealed from ${table} where ${column} is not null for update`,
    );
    for (const row of rows) {
      const text = unseal(keys, purpose(row.id), row.sealed);
      // What no key opens any more was lost before.
      if (text === null || row.sealed.startsWith(`${keys.current}.`)) continue;
      await client.query(`update ${table} set ${column} = $2 where ${id} = $1`, [row.id, seal(keys, purpose(row.id), text)]);
      count += 1;
    }
  }
  return count;
}
