import type { Instant } from '../domain/dates';
import type { Db } from './database';

/** Frees what processes that are gone had claimed to send once more: nothing of it has been sent again, its outcome stays unknown. */
export async function releaseClaims(db: Db, now: Instant): Promise<void> {
  await db.query(
    `update message set state = 'unknown', claimed_by = null, lease_until = null, not_before = $1
     where state = 'claimed' and lease_until < clock_timestamp()`,
    [new Date(now)],
  );
}

/** Messages that were being sent by a process that is gone: they may or may not have been sent. */
export async function findOrphanedAttempts(db: Db): Promise<number[]> {
  const { rows } = await db.query<{ id: number }>(
    `select id from message where state = 'sending' and lease_until < clock_timestamp()`,
  );
  return rows.map(({ id }) => id);
}
