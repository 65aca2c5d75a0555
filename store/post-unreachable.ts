import type { Instant } from '../domain/dates';
import type { Notice } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';
import { insertDeliveries, insertNotices, type DeliveryOrder } from './post-notices';

/** Puts a notice of the dispatcher's own ("chưa gửi được thông báo") into the ledger, once; the plan's progress stays as it is. */
export async function postUnreachable(
  client: Queryable,
  where: { plan: PlanId; authority: string; at: Instant },
  notice: Notice,
  deliveries: readonly DeliveryOrder[],
): Promise<void> {
  const isNew = await insertNotices(client, { planId: where.plan, at: where.at, notices: [notice] }, where.authority);
  if (isNew.size > 0) await insertDeliveries(client, where.authority, deliveries);
}

/**
 * Of these notices, those that reach the person on no other channel either (nothing told, nothing on its way).
 * Two channels may fail at the same instant: the later one waits here for the earlier, and sees it. In a transaction.
 */
export async function findUnreached(client: Queryable, person: string, noticeKeys: readonly string[]): Promise<string[]> {
  await client.query('select from notice where key = any($1) order by key for no key update', [noticeKeys]);
  const { rows } = await client.query<{ key: string }>(
    `select key from unnest($2::text[]) as key where not exists
       (select from delivery where delivery.notice = key and delivery.person = $1 and delivery.state in ('open', 'told'))`,
    [person, noticeKeys],
  );
  return rows.map(({ key }) => key);
}
