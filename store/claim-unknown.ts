import type { Instant } from '../domain/dates';
import type { Channel } from '../domain/notice';
import type { Db } from './database';
import type { Claim } from './claim-message';

/** Claims one message whose outcome has been unknown for long enough, to send the same text once more; null: there is none. */
export async function claimUnknown(db: Db, channel: Channel, { token, leaseMs }: Claim, now: Instant): Promise<number | null> {
  const { rows } = await db.query<{ id: number }>(
    `update message set state = 'claimed', claimed_by = $2, lease_until = clock_timestamp() + make_interval(secs => $3)
     where id = (select id from message where state = 'unknown' and channel = $1 and not_before <= $4
       order by not_before limit 1 for update skip locked)
     returning id`,
    [channel, token, leaseMs / 1000, new Date(now)],
  );
  return rows[0]?.id ?? null;
}

/** Puts a claimed message whose outcome is unknown back until an instant; null: for good, a person must look. */
export async function putBackUnknown(db: Db, id: number, token: string, notBefore: Instant | null): Promise<void> {
  await db.query(
    `update message set state = 'unknown', claimed_by = null, lease_until = null, not_before = $3
     where id = $1 and claimed_by = $2 and state = 'claimed'`,
    [id, token, notBefore === null ? null : new Date(notBefore)],
  );
}
