import type { Instant } from '../domain/dates';
import type { Channel, Notice } from '../domain/notice';
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

/**
 * Takes what waits for a person on a channel, locked until the transaction ends. Null when another process has this person
 * in hand: two of them would make two messages of what belongs into one.
 */
export async function claimGroup(client: Queryable, { authority, person, channel }: Group): Promise<Candidate[] | null> {
  const { rows: locks } = await client.query<{ mine: boolean }>(
    'select pg_try_advisory_xact_lock(hashtextextended($1, 1)) as mine',
    [JSON.stringify([authority, person, channel])],
  );
  if (!locks[0]?.mine) return null;
  const { rows } = await client.query<Candidate>(
    `select notice.plan, notice.data as notice, delivery.message, message.message_id as "messageId",
       coalesce(message.deferrals, 0) as deferrals, message.not_before as "notBefore"
     from delivery join notice on notice.key = delivery.notice left join message on message.id = delivery.message
     where delivery.authority = $1 and delivery.person = $2 and delivery.channel = $3 and delivery.state = 'open'
       and (delivery.message is null or message.state = 'deferred')
     order by notice.at, notice.key for update of delivery skip locked`,
    [authority, person, channel],
  );
  return rows;
}

/** When a person's messages on a channel were accepted since an instant, oldest first. */
export async function findSentTimes(db: Queryable, person: string, channel: Channel, since: Instant): Promise<Instant[]> {
  const { rows } = await db.query<{ at: Instant }>(
    `select sent_at as at from message where person = $1 and channel = $2 and sent_at > $3 order by sent_at`,
    [person, channel, new Date(since)],
  );
  return rows.map(({ at }) => at);
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
