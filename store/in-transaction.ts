import type { PoolClient } from 'pg';
import type { Db } from './database';

/** Runs `act` in one transaction: committed when it returns, rolled back when it throws. */
export async function inTransaction<T>(db: Db, act: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await db.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await act(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    client.release(broken);
  }
}
