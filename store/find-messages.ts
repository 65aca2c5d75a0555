import type { Instant } from '../domain/dates';
import type { Channel, Notice } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';

export type MessageState =
  'claimed' | 'sending' | 'accepted' | 'delivered' | 'bounced' | 'deferred' | 'refused' | 'unknown' | 'superseded' | 'expired';

/** A message with what it tells. Texts hold the placeholders of link and code, never the real ones. */
export type MessageRow = {
  id: number;
  authority: string;
  person: string;
  unit: string;
  channel: Channel;
  address: string;
  state: MessageState;
  attempt: number;
  notBefore: Instant | null;
  messageId: string;
  subject: string;
  text: string;
  html: string;
  segments: number;
  error: string | null;
  createdAt: Instant;
  sentAt: Instant | null;
  /** Who has taken it. */
  provider: string | null;
  /** When the provider said what became of it. */
  reportedAt: Instant | null;
  entries: readonly { plan: PlanId; notice: Notice }[];
};

const MESSAGE_ROW = `message.id, authority, person, unit, channel, address, state, attempt, not_before as "notBefore",
  message_id as "messageId", subject, text, html, segments, error, created_at as "createdAt", sent_at as "sentAt",
  provider, reported_at as "reportedAt",
  coalesce((select jsonb_agg(jsonb_build_object('plan', notice.plan, 'notice', notice.data) order by notice.at, notice.key)
    from delivery join notice on notice.key = delivery.notice where delivery.message = message.id), '[]') as entries`;

export type MessageFilter = { authority?: string; planId?: PlanId; state?: MessageState; limit?: number };

/** Messages, newest first; those of one authority, of one plan, in one state, at most `limit` (default 100). */
export async function findMessages(db: Queryable, filter: MessageFilter = {}): Promise<MessageRow[]> {
  const { rows } = await db.query<MessageRow>(
    `select ${MESSAGE_ROW} from message
     where ($1::text is null or state = $1) and ($4::text is null or authority = $4)
       and ($2::text is null or exists (select from delivery join notice on notice.key = delivery.notice
         where delivery.message = message.id and notice.plan = $2))
     order by created_at desc, id desc limit $3`,
    [filter.state ?? null, filter.planId ?? null, filter.limit ?? 100, filter.authority ?? null],
  );
  return rows;
}

/** One message, or null. */
export async function findMessage(db: Queryable, id: number): Promise<MessageRow | null> {
  const { rows } = await db.query<MessageRow>(`select ${MESSAGE_ROW} from message where id = $1`, [id]);
  return rows[0] ?? null;
}
