import type { Instant } from '../domain/dates';
import type { Notice } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';
import type { Group } from './find-waiting';

/** A delivery that waits, with the put-off message it was in, if any. */
export type Candidate = {
  plan: PlanId;
  notice: Notice;
  message: number | null;
  messageId: string | null;
  deferrals: number;
  notBefore: Instant | null;
};

/** What waits for a person on a channel, and when its messages there were accepted since an instant (oldest first). */
export type Claimed = { candidates: Candidate[]; sentAt: Instant[] };

/**
 * Takes what waits for a person on a channel, locked until the transaction ends. Null when another process has this person
 * in hand: two of them would make two messages of what belongs into one. Until the transaction ends no fact of these plans
 * is recorded (`recordFact` queues at the plan's row): what is read of them stays true up to the commit.
 */
export async function claimGroup(client: Queryable, group: Group, sentSince: Instant): Promise<Claimed | null> {
  const { authority, person, channel } = group;
  const { rows: held } = await client.query<{ mine: boolean; plans: PlanId[] }>(
    `with held as (
       select id from plan where id in (
         select notice.plan from delivery join notice on notice.key = delivery.notice
         where delivery.authority = $2 and delivery.person = $3 and delivery.channel = $4 and delivery.state = 'open')
       order by id for key share)
     select pg_try_advisory_xact_lock(hashtextextended($1, 1)) as mine, (select coalesce(array_agg(id), '{}') from held) as plans`,
    [JSON.stringify([authority, person, channel]), authority, person, channel],
  );
  if (!held[0]?.mine) return null;
  const { rows } = await client.query<Candidate & { sentAt: Instant[] }>(
    `select notice.plan, notice.data as notice, delivery.message, message.message_id as "messageId",
       coalesce(message.deferrals, 0) as deferrals, message.not_before as "notBefore",
       (select coalesce(array_agg((extract(epoch from sent_at) * 1000)::float8 order by sent_at), '{}') from message
        where authority = $1 and person = $2 and channel = $3 and sent_at > $4) as "sentAt"
     from delivery join notice on notice.key = delivery.notice left join message on message.id = delivery.message
     where delivery.authority = $1 and delivery.person = $2 and delivery.channel = $3 and delivery.state = 'open'
       and notice.plan = any($5) and (delivery.message is null or message.state = 'deferred')
     order by notice.at, notice.key for update of delivery skip locked`,
    [authority, person, channel, new Date(sentSince), held[0].plans],
  );
  return { candidates: rows.map(({ sentAt: _sentAt, ...candidate }) => candidate), sentAt: rows[0]?.sentAt ?? [] };
}

/**
 * For each notice that rests on a reminder, by that reminder's key: when it, or a later one about the same, was first
 * accepted for somebody. Those that were not are missing.
 */
export async function findToldTimes(
  db: Queryable,
  candidates: readonly { plan: PlanId; notice: Notice }[],
): Promise<Map<string, Instant>> {
  const resting = candidates.flatMap(({ plan, notice: { restsOn, items } }) => {
    const { task, key, lead, dueOn } = items[0] ?? {};
    return restsOn === undefined ? [] : [{ rests_on: restsOn, plan, item: { task, key, lead, dueOn } }];
  });
  if (resting.length === 0) return new Map();
  const { rows } = await db.query<{ notice: string; at: Instant }>(
    `select resting.rests_on as notice, min(message.sent_at) as at
     from jsonb_to_recordset($1) as resting (rests_on text, plan text, item jsonb)
     join notice as first on first.key = resting.rests_on
     join notice on notice.key = first.key or notice.plan = resting.plan and notice.kind = first.kind
       and notice.moment_on >= first.moment_on and notice.data -> 'items' -> 0 @> resting.item
     join delivery on delivery.notice = notice.key and delivery.state = 'told'
     join message on message.id = delivery.message group by resting.rests_on`,
    [JSON.stringify(resting)],
  );
  return new Map(rows.map(({ notice, at }) => [notice, at]));
}
