import type { Instant } from '../domain/dates';
import type { Notice } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';
import type { Group } from './find-waiting';

/** A delivery that waits, with the put-off message it was in, if any, and how many facts its plan had when it was read. */
export type Candidate = {
  plan: PlanId;
  notice: Notice;
  message: number | null;
  messageId: string | null;
  deferrals: number;
  notBefore: Instant | null;
  factSeq: number;
  postedAt: Instant;
};

/** What waits for a person on a channel, and when its messages there were accepted since an instant (oldest first). */
export type WaitingGroup = { candidates: Candidate[]; sentAt: Instant[] };

/** Reads what waits for a person on a channel. Nothing is locked: `startMessage` takes it only as it was read here. */
export async function readGroup(db: Queryable, group: Group, sentSince: Instant): Promise<WaitingGroup> {
  const { authority, person, channel } = group;
  const { rows } = await db.query<Candidate & { sentAt: Instant[] }>(
    `select notice.plan, notice.data as notice, delivery.message, message.message_id as "messageId",
       coalesce(message.deferrals, 0) as deferrals, message.not_before as "notBefore", plan.fact_seq as "factSeq", notice.at as "postedAt",
       (select coalesce(array_agg((extract(epoch from sent_at) * 1000)::float8 order by sent_at), '{}') from message
        where authority = $1 and person = $2 and channel = $3 and sent_at > $4) as "sentAt"
     from delivery join notice on notice.key = delivery.notice join plan on plan.id = notice.plan
       left join message on message.id = delivery.message
     where delivery.authority = $1 and delivery.person = $2 and delivery.channel = $3 and delivery.state = 'open'
       and (delivery.message is null or message.state = 'deferred')
     order by notice.at, notice.key`,
    [authority, person, channel, new Date(sentSince)],
  );
  return { candidates: rows.map(({ sentAt: _sentAt, ...candidate }) => candidate), sentAt: rows[0]?.sentAt ?? [] };
}
