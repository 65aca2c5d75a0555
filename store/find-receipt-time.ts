import type { Instant } from '../domain/dates';
import type { Queryable } from './database';

/** When the receipt for a fact was first accepted by a mail server or gateway; null if it has not been. */
export async function findReceiptTime(db: Queryable, factId: string): Promise<Instant | null> {
  const { rows } = await db.query<{ at: Instant | null }>(
    `select min(message.sent_at) as at from notice
     join delivery on delivery.notice = notice.key and delivery.state = 'told' join message on message.id = delivery.message
     where notice.kind = 'receipt' and notice.data ->> 'fact' = $1 and notice.plan = (select plan from fact where id = $1)`,
    [factId],
  );
  return rows[0]?.at ?? null;
}
