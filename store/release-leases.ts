import type { Instant } from '../domain/dates';
import { inTransaction } from './in-transaction';
import type { Db } from './database';

/**
 * Frees what processes that are gone had claimed: nothing of it has been sent. A message never tried goes, and its
 * deliveries wait for a new one; others go back to where they were.
 */
export async function releaseClaims(db: Db, now: Instant): Promise<void> {
  await inTransaction(db, async (client) => {
    const { rows } = await client.query<{ id: number; attempt: number }>(
      `select id, attempt from message where state = 'claimed' and lease_until < clock_timestamp() for update skip locked`,
    );
    if (rows.length === 0) return;
    const never = rows.filter(({ attempt }) => attempt === 0).map(({ id }) => id);
    await client.query('update delivery set message = null where message = any($1)', [never]);
    await client.query('delete from link where message = any($1)', [never]);
    await client.query('delete from message where id = any($1)', [never]);
    await client.query(
      `update message set state = case when unknowns > 0 then 'unknown' else 'deferred' end, claimed_by = null, lease_until = null,
         not_before = $2 where id = any($1) and state = 'claimed'`,
      [rows.map(({ id }) => id), new Date(now)],
    );
  });
}

/** Messages that were being sent by a process that is gone: they may or may not have been sent. */
export async function findOrphanedAttempts(db: Db): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select id from message where state = 'sending' and lease_until < clock_timestamp()`,
  );
  return rows.map(({ id }) => id);
}
