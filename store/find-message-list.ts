import type { DateString } from '../domain/dates';
import type { Channel } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import { addDays } from '../domain/dates';
import { instantAt } from '../domain/zone';
import type { Queryable } from './database';
import type { MessageRow, MessageState } from './find-messages';

/** A message in a list: without its text and what it tells. */
export type ListedMessage = Pick<
  MessageRow,
  'id' | 'authority' | 'person' | 'unit' | 'channel' | 'state' | 'subject' | 'text' | 'createdAt' | 'sentAt' | 'notBefore'
>;

export type ListFilter = {
  authority: string;
  states?: readonly MessageState[];
  channel?: Channel;
  /** Only those to these units; null or left out: all. */
  units?: readonly string[] | null;
  planId?: PlanId;
  /** The day on which it was made. */
  on?: DateString;
  limit: number;
  offset?: number;
};

/** Messages of an authority, the newest first. Of an e-mail's text only the beginning. */
export async function listMessages(db: Queryable, filter: ListFilter): Promise<ListedMessage[]> {
  const { authority, states, channel, units, planId, on, limit, offset = 0 } = filter;
  const { rows } = await db.query<ListedMessage>(
    `select id, authority, person, unit, channel, state, subject, left(text, 400) as text, created_at as "createdAt",
       sent_at as "sentAt", not_before as "notBefore"
     from message
     where authority = $1 and ($2::text[] is null or state = any($2)) and ($3::text is null or channel = $3)
       and ($4::text[] is null or unit = any($4)) and ($6::timestamptz is null or created_at >= $6 and created_at < $7)
       and ($5::text is null or exists (select from delivery join notice on notice.key = delivery.notice
         where delivery.message = message.id and notice.plan = $5))
     order by id desc limit $8 offset $9`,
    [
      authority,
      states ?? null,
      channel ?? null,
      units ?? null,
      planId ?? null,
      on ? new Date(instantAt(on, '00:00')) : null,
      on ? new Date(instantAt(addDays(on, 1), '00:00')) : null,
      limit,
      offset,
    ],
  );
  return rows;
}
