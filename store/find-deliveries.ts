import type { Instant } from '../domain/dates';
import type { Channel, Notice } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';

export type DeliveryState = 'open' | 'told' | 'superseded' | 'expired' | 'undeliverable';

/** A notice to one person on one channel, and where it stands. */
export type DeliveryRow = {
  plan: PlanId;
  notice: Notice;
  postedAt: Instant;
  person: string;
  channel: Channel;
  authority: string;
  state: DeliveryState;
  message: number | null;
  changedAt: Instant | null;
};

/** Deliveries in the order of posting; of one plan, in one state, at most `limit` (default 1,000). */
export async function findDeliveries(
  db: Queryable,
  filter: { planId?: PlanId; state?: DeliveryState; limit?: number } = {},
): Promise<DeliveryRow[]> {
  const { rows } = await db.query<DeliveryRow>(
    `select notice.plan, notice.data as notice, notice.at as "postedAt", person, channel, delivery.authority, state, message,
       changed_at as "changedAt"
     from delivery join notice on notice.key = delivery.notice
     where ($1::text is null or notice.plan = $1) and ($2::text is null or state = $2)
     order by notice.at, notice.key, person, channel limit $3`,
    [filter.planId ?? null, filter.state ?? null, filter.limit ?? 1000],
  );
  return rows;
}
