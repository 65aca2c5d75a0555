import type { Instant } from '../domain/dates';
import type { Channel } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import { plannedAnew, type Queryable } from './database';
import { NOT_UNDER_WAY } from './not-under-way';

/** One person on one channel of one authority: what can go into one message. */
export type Group = { authority: string; person: string; channel: Channel };

const WAITS = `delivery.state = 'open' and ${NOT_UNDER_WAY}`;

/** A group with what is to be told to it now; `mark` changes whenever that does, or a message of it was put off or woken. */
export type WaitingGroup = Group & { mark: string };

/** The plans that have deliveries waiting to be sent. */
export async function findWaitingPlans(db: Queryable): Promise<PlanId[]> {
  const { rows } = await db.query<{ plan: PlanId }>(
    `select distinct notice.plan from delivery join notice on notice.key = delivery.notice where ${WAITS}`,
  );
  return rows.map(({ plan }) => plan);
}

/** Who waits for something of these plans, the longest waiting first. */
export async function findWaitingGroups(db: Queryable, plans: readonly PlanId[]): Promise<WaitingGroup[]> {
  const waiting = plannedAnew(
    `select delivery.authority, delivery.person, delivery.channel,
       concat_ws(' ', sum(hashtext(notice.key)), max(message.not_before)) as mark
     from delivery join notice on notice.key = delivery.notice left join message on message.id = delivery.message
     where delivery.state = 'open' and (delivery.message is null or message.state = 'deferred') and notice.plan = any($1)
     group by delivery.authority, delivery.person, delivery.channel
     order by min(notice.at), delivery.person, delivery.channel`,
    [plans],
  );
  const { rows } = await db.query<WaitingGroup>(waiting);
  return rows;
}

/** When the next message that was put off, whose outcome is unknown or whose provider is asked, comes due after `now`; null: none. */
export async function findNextRetry(db: Queryable, now: Instant): Promise<Instant | null> {
  const { rows } = await db.query<{ at: Instant | null }>(
    `select least((select min(not_before) from message where state in ('deferred', 'unknown') and not_before > $1),
       (select min(ask_at) from message where ask_at > $1)) as at`,
    [new Date(now)],
  );
  return rows[0]?.at ?? null;
}
