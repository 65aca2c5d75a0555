import type { Instant } from '../domain/dates';
import type { Channel } from '../domain/notice';
import type { Db } from './database';

/** An accepted message its provider is asked about. */
export type Question = {
  id: number;
  address: string;
  messageId: string;
  reference: string | null;
  callback: Record<string, string> | null;
  asks: number;
  askUntil: Instant | null;
};

/**
 * Takes one accepted message that it is time to ask about. It is put off at once by `leaseMs`, so that no other process asks
 * too and nothing is forgotten when this one dies. Null: there is none.
 */
export async function claimQuestion(db: Db, channel: Channel, leaseMs: number, now: Instant): Promise<Question | null> {
  const { rows } = await db.query<Question>(
    `update message set ask_at = $3, asks = asks + 1
     where id = (select id from message where state = 'accepted' and channel = $1 and ask_at <= $2
       order by ask_at limit 1 for update skip locked)
     returning id, address, message_id as "messageId", provider_ref as reference, callback, asks, ask_until as "askUntil"`,
    [channel, new Date(now), new Date(now + leaseMs)],
  );
  return rows[0] ?? null;
}

/** Asks again at an instant; null: never. */
export async function askAgain(db: Db, id: number, at: Instant | null): Promise<void> {
  await db.query(`update message set ask_at = $2 where id = $1 and state = 'accepted'`, [id, at === null ? null : new Date(at)]);
}

/** The provider says it has arrived; also when that comes later than it was waited for. */
export async function markDelivered(db: Db, id: number, now: Instant): Promise<void> {
  await db.query(
    `with arrived as (
       update message set state = 'delivered', reported_at = $2, ask_at = null, ask_until = null, error = null
       where id = $1 and state = 'accepted' returning id)
     update delivery set state = 'told', changed_at = $2 from arrived
     where delivery.message = arrived.id and delivery.state = 'undeliverable'`,
    [id, new Date(now)],
  );
}
