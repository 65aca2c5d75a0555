import type { Instant } from '../domain/dates';
import type { Channel } from '../domain/notice';
import type { Db } from './database';

/** Makes the messages due that were put off because their provider was away; those put off for a reason of their own wait on. */
export async function wakePutOff(db: Db, channel: Channel, now: Instant): Promise<void> {
  await db.query(
    `update message set not_before = $2 where state = 'deferred' and channel = $1 and provider_down and not_before > $2`,
    [channel, new Date(now)],
  );
}
