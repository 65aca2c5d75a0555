import type { Instant } from '../domain/dates';
import type { Channel, NoticeItem, NoticeKind } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';
import type { MessageState } from './find-messages';

/** A message without its words: to whom, on which channel, how it stands, what it tells. */
export type MessageInShort = {
  id: number;
  person: string;
  unit: string;
  channel: Channel;
  address: string;
  state: MessageState;
  createdAt: Instant;
  sentAt: Instant | null;
  notBefore: Instant | null;
  segments: number;
  tells: readonly { plan: PlanId; kind: NoticeKind; items: readonly NoticeItem[] }[];
};

const ROW = `message.id, person, unit, channel, address, state, created_at as "createdAt", sent_at as "sentAt",
  not_before as "notBefore", segments,
  coalesce((select jsonb_agg(jsonb_build_object('plan', notice.plan, 'kind', notice.kind, 'items', notice.data -> 'items')
      order by notice.at, notice.key)
    from delivery join notice on notice.key = delivery.notice where delivery.message = message.id), '[]') as tells`;

type Filter = {
  before: number | null;
  limit: number;
  state?: string | undefined;
  channel?: string | undefined;
  unit?: string | undefined;
  plan?: PlanId | undefined;
};

/** Messages of an authority, newest first, those before an id; at most `limit`. */
export async function listMessages(db: Queryable, authority: string, filter: Filter): Promise<MessageInShort[]> {
  const { before, limit, state = null, channel = null, unit = null, plan = null } = filter;
  const { rows } = await db.query<MessageInShort>(
    `select ${ROW} from message where authority = $1 and ($2::bigint is null or id < $2)
       and ($4::text is null or state = $4) and ($5::text is null or channel = $5) and ($6::text is null or unit = $6)
       and ($7::text is null or exists (select from delivery join notice on notice.key = delivery.notice
         where delivery.message = message.id and notice.plan = $7))
     order by id desc limit $3`,
    [authority, before, limit, state, channel, unit, plan],
  );
  return rows;
}

/** One message of an authority, or null. */
export async function findMessageInShort(db: Queryable, authority: string, id: number): Promise<MessageInShort | null> {
  const { rows } = await db.query<MessageInShort>(`select ${ROW} from message where authority = $1 and id = $2`, [authority, id]);
  return rows[0] ?? null;
}
