import type { Instant } from '../domain/dates';
import type { Notice } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import { plannedAnew, type Queryable } from './database';
import type { Group } from './find-waiting';

export type OverdueDelivery = Group & { plan: PlanId; notice: Notice; postedAt: Instant };

/** More than this is told as “at least so many”: what is late is late. */
const MOST = 10_000;

/**
 * Deliveries posted at or before `postedBy` that no message has taken up and that no put-off holds back since then, still
 * worth sending at `now`; the oldest first. Those of the given channels are left out.
 */
export async function findUntaken(
  db: Queryable,
  { postedBy, now, without }: { postedBy: Instant; now: Instant; without: readonly string[] },
): Promise<OverdueDelivery[]> {
  const untaken = plannedAnew(
    `select notice.plan, notice.data as notice, notice.at as "postedAt", delivery.authority, delivery.person, delivery.channel
     from delivery join notice on notice.key = delivery.notice left join message on message.id = delivery.message
     where delivery.state = 'open' and notice.at <= $1 and notice.valid_until > $2 and delivery.channel <> all($3)
       and (delivery.message is null or message.state = 'deferred' and coalesce(message.not_before, notice.at) <= $1)
     order by notice.at, notice.key, person limit ${MOST}`,
    [new Date(postedBy), new Date(now), without],
  );
  const { rows } = await db.query<OverdueDelivery>(untaken);
  return rows;
}

/** How many deliveries are in messages whose process let its lease run out before an instant. */
export async function countAbandoned(db: Queryable, before: Instant, without: readonly string[]): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*) from delivery join message on message.id = delivery.message
     where delivery.state = 'open' and message.state in ('claimed', 'sending') and message.lease_until <= $1
       and message.channel <> all($2)`,
    [new Date(before), without],
  );
  return rows[0]?.count ?? 0;
}
