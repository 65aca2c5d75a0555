import type { Instant } from '../domain/dates';
import type { PlanId } from '../domain/plan';
import { plannedAnew, type Queryable } from './database';

/** When the oldest message that is due and not out was made: in hand, or put off until by `now`; null: there is none. */
export async function findOldestUnsent(db: Queryable, now: Instant): Promise<Instant | null> {
  const { rows } = await db.query<{ at: Instant | null }>(
    `select min(created_at) as at from message
     where state in ('claimed', 'sending') or state in ('deferred', 'unknown') and not_before <= $1`,
    [new Date(now)],
  );
  return rows[0]?.at ?? null;
}

/** When the oldest delivery of each plan was posted that nothing but the sending hours may hold back. */
export async function findOldestWaiting(db: Queryable, now: Instant): Promise<{ plan: PlanId; postedAt: Instant }[]> {
  const waiting = plannedAnew(
    `select notice.plan, min(notice.at) as "postedAt"
     from delivery join notice on notice.key = delivery.notice left join message on message.id = delivery.message
     where delivery.state = 'open' and notice.valid_until > $1 and notice.data -> 'restsOn' is null
       and (delivery.message is null or message.state = 'deferred' and message.not_before <= $1)
     group by notice.plan`,
    [new Date(now)],
  );
  const { rows } = await db.query<{ plan: PlanId; postedAt: Instant }>(waiting);
  return rows;
}
