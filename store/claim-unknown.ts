import type { Instant } from '../domain/dates';
import type { Channel } from '../domain/notice';
import type { Db, Queryable } from './database';

/** By which process a message is claimed, and for how long unless it is renewed. */
export type Claim = { token: string; leaseMs: number };

/** A message whose outcome is unknown, as far as its provider is asked about it. */
export type UnknownMessage = {
  id: number;
  attempt: number;
  address: string;
  messageId: string;
  reference: string | null;
  callback: Record<string, string> | null;
  unknowns: number;
  askUntil: Instant | null;
};

/**
 * Takes one message whose outcome has been unknown for long enough. It is put off at once by `leaseMs`, so that no other
 * process takes it too and nothing is forgotten when this one dies. Null: there is none.
 */
export async function takeUnknown(db: Db, channel: Channel, leaseMs: number, now: Instant): Promise<UnknownMessage | null> {
  const { rows } = await db.query<UnknownMessage>(
    `update message set not_before = $3
     where id = (select id from message where state = 'unknown' and channel = $1 and not_before <= $2
       order by not_before limit 1 for update skip locked)
     returning id, attempt, address, message_id as "messageId", provider_ref as reference, callback, unknowns, ask_until as "askUntil"`,
    [channel, new Date(now), new Date(now + leaseMs)],
  );
  return rows[0] ?? null;
}

/** Claims a message whose outcome is unknown, to send the same text once more. False: somebody settled it meanwhile. */
export async function claimUnknown(db: Db, { id, attempt }: UnknownMessage, { token, leaseMs }: Claim): Promise<boolean> {
  const { rowCount } = await db.query(
    `update message set state = 'claimed', claimed_by = $3, lease_until = clock_timestamp() + make_interval(secs => $4)
     where id = $1 and attempt = $2 and state = 'unknown'`,
    [id, attempt, token, leaseMs / 1000],
  );
  return (rowCount ?? 0) > 0;
}

/** Leaves a message unknown until an instant. */
export async function waitUnknown(db: Db, { id, attempt }: UnknownMessage, until: Instant): Promise<void> {
  await db.query(`update message set not_before = $3 where id = $1 and attempt = $2 and state = 'unknown'`, [
    id,
    attempt,
    new Date(until),
  ]);
}

/** Leaves a message unknown for good, a person must look; its deliveries end. False: somebody settled it meanwhile. */
export async function stopUnknown(
  client: Queryable,
  { id, attempt }: UnknownMessage,
  error: string,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update message set not_before = null, error = $3 where id = $1 and attempt = $2 and state = 'unknown'`,
    [id, attempt, error],
  );
  if (!rowCount) return false;
  await client.query(`update delivery set state = 'undeliverable', changed_at = $2 where message = $1 and state = 'open'`, [
    id,
    new Date(now),
  ]);
  return true;
}
