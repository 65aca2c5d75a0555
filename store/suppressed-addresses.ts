import type { Instant } from '../domain/dates';
import type { Channel } from '../domain/notice';
import type { Queryable } from './database';

export type SuppressedAddress = { channel: Channel; address: string; reason: string; since: Instant };

/** The addresses that take nothing: nothing is sent there until somebody corrects or releases them. */
export async function findSuppressed(db: Queryable): Promise<SuppressedAddress[]> {
  const { rows } = await db.query<SuppressedAddress>(
    'select channel, address, reason, since from suppressed_address order by since, channel, address',
  );
  return rows;
}

export async function suppressAddress(
  client: Queryable,
  { channel, address, reason, message }: { channel: Channel; address: string; reason: string; message: number },
  now: Instant,
): Promise<void> {
  await client.query(
    `insert into suppressed_address (channel, address, reason, message, since) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [channel, address, reason, message, new Date(now)],
  );
}

/** Lets an address be used again. False: it was not suppressed. */
export async function releaseAddress(db: Queryable, channel: Channel, address: string): Promise<boolean> {
  const { rowCount } = await db.query('delete from suppressed_address where channel = $1 and address = $2', [channel, address]);
  return (rowCount ?? 0) > 0;
}
