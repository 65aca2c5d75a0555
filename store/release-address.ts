import { appendAudit } from './audit';
import type { Db } from './database';
import { inTransaction } from './in-transaction';

/** Lets an address be used again on every channel, and notes who said so. False: it was not stopped. The log names no address. */
export async function releaseStopped(
  db: Db,
  address: string,
  about: { authority: string; unit: string; by: string | null },
): Promise<boolean> {
  return inTransaction(db, async (client) => {
    const { rowCount } = await client.query('delete from suppressed_address where address = $1', [address]);
    if (!rowCount) return false;
    await appendAudit(client, 'address-released', about);
    return true;
  });
}
