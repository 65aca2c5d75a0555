import type { PoolClient } from 'pg';
import type { Db, Queryable } from './database';
import { inTransaction } from './in-transaction';

/**
 * Changes who may do what. False, and nothing is changed: nobody would be left who administers the installation. Changes wait for
 * each other, so that two administrators cannot remove one another at the same time.
 */
export async function changeRights(db: Db, change: (client: PoolClient) => Promise<void>): Promise<boolean> {
  try {
    await inTransaction(db, async (client) => {
      await client.query('lock table account_role in share row exclusive mode');
      const before = await hasAdministrator(client);
      await change(client);
      if (before && !(await hasAdministrator(client))) throw new LastAdministrator();
    });
    return true;
  } catch (error) {
    if (error instanceof LastAdministrator) return false;
    throw error;
  }
}

class LastAdministrator extends Error {}

async function hasAdministrator(client: Queryable): Promise<boolean> {
  const { rowCount } = await client.query(
    `select 1 from account_role join account on account.id = account_role.account
     where role = 'administrator' and authority = '*' and disabled_at is null limit 1`,
  );
  return (rowCount ?? 0) > 0;
}
