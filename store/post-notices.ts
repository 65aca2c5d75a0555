import type { Channel, PostOrder } from '../domain/notice';
import { inTransaction } from './in-transaction';
import type { Db, Queryable } from './database';
import { UnknownPlan } from './unknown-plan';

/** A notice to one person on one channel. */
export type DeliveryOrder = { noticeKey: string; person: string; channel: Channel };

/**
 * Puts the notices of a moment into the ledger with their deliveries, notes how far the plan has come and closes it when
 * the order says so; all in one transaction. A notice whose key is known is left alone with its deliveries, so that a repeat changes nothing.
 * Returns how many notices were new. Throws UnknownPlan.
 */
export async function postNotices(db: Db, order: PostOrder, deliveries: readonly DeliveryOrder[]): Promise<number> {
  return inTransaction(db, async (client) => {
    const { rows } = await client.query<{ authority: string }>(
      `update plan set handled_on = greatest(handled_on, $2::date), noticed_seq = greatest(noticed_seq, $3),
         state = case when $4 then 'closed' else state end
       where id = $1 returning authority`,
      [order.planId, order.handledOn, order.factsThrough, order.closes],
    );
    const plan = rows[0];
    if (!plan) throw new UnknownPlan(order.planId);
    const isNew = await insertNotices(client, order, plan.authority);
    await insertDeliveries(
      client,
      plan.authority,
      deliveries.filter(({ noticeKey }) => isNew.has(noticeKey)),
    );
    if (isNew.size > 0) await client.query(`select pg_notify('dondoc_notice', $1)`, [order.planId]);
    return isNew.size;
  });
}

/** Inserts notices of a plan; returns the keys of those that were new. */
export async function insertNotices(
  client: Queryable,
  order: Pick<PostOrder, 'planId' | 'at' | 'notices'>,
  authority: string,
): Promise<Set<string>> {
  const { notices } = order;
  if (notices.length === 0) return new Set();
  const { rows } = await client.query<{ key: string }>(
    `insert into notice (key, plan, authority, kind, moment_on, at, valid_until, data)
     select n ->> 'key', $2, $3, n ->> 'kind', (n ->> 'momentOn')::date, $4, to_timestamp((n ->> 'validUntil')::numeric / 1000), n
     from jsonb_array_elements($1::jsonb) as n
     on conflict (key) do nothing returning key`,
    [JSON.stringify(notices), order.planId, authority, new Date(order.at)],
  );
  return new Set(rows.map(({ key }) => key));
}

/** Inserts deliveries, each once. */
export async function insertDeliveries(
  client: Queryable,
  authority: string,
  deliveries: readonly DeliveryOrder[],
): Promise<void> {
  if (deliveries.length === 0) return;
  await client.query(
    `insert into delivery (notice, person, channel, authority)
     select d ->> 'noticeKey', d ->> 'person', d ->> 'channel', $2 from jsonb_array_elements($1::jsonb) as d
     on conflict do nothing`,
    [JSON.stringify(deliveries), authority],
  );
}
