import type { Instant } from '../domain/dates';
import type { Channel, NoticeKind } from '../domain/notice';
import type { UnitId } from '../domain/unit';
import type { Db, Queryable } from './database';
import { inTransaction } from './in-transaction';

/** A message that a plan will send if nobody answers; `person` is the officer's id, `segments` counts SMS parts. */
export type RehearsedMessage = {
  at: Instant;
  unit: UnitId;
  person: string;
  channel: Channel;
  kinds: readonly NoticeKind[];
  subject: string;
  text: string;
  segments: number;
};

/** Which messages to look at; null: all. `month` is `YYYY-MM`, in Asia/Ho_Chi_Minh. */
export type RehearsalFilter = { unit: string | null; month: string | null; channel: string | null };

/** How many messages, and SMS parts, go to a unit on a channel in a month. */
export type RehearsalCount = { month: string; unit: UnitId; channel: Channel; messages: number; segments: number };

/** Keeps the messages of a draft's year in place of those before; `forWhat` says from what they were computed. */
export async function keepRehearsal(
  db: Db,
  draft: string,
  { forWhat, messages, at }: { forWhat: string; messages: readonly RehearsedMessage[]; at: Instant },
): Promise<void> {
  await inTransaction(db, async (client) => {
    const { rowCount } = await client.query('update plan_draft set rehearsed_for = $2, rehearsed_at = $3 where id = $1', [
      draft,
      forWhat,
      new Date(at),
    ]);
    if (!rowCount) return;
    await client.query('delete from rehearsed_message where draft = $1', [draft]);
    await client.query(
      `insert into rehearsed_message (draft, place, at, unit, person, channel, kinds, subject, text, segments)
       select $1, place, to_timestamp((one ->> 'at')::numeric / 1000), one ->> 'unit', one ->> 'person', one ->> 'channel',
         one -> 'kinds', one ->> 'subject', one ->> 'text', (one ->> 'segments')::integer
       from jsonb_array_elements($2::jsonb) with ordinality as list (one, place)`,
      [draft, JSON.stringify(messages)],
    );
  });
}

const WHERE = `draft = $1 and ($2::text is null or unit = $2) and ($4::text is null or channel = $4)
  and ($3::text is null or to_char(at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') = $3)`;

/** A page of a rehearsal's messages, in the order of sending. */
export async function findRehearsed(
  db: Queryable,
  draft: string,
  { unit, month, channel }: RehearsalFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<RehearsedMessage[]> {
  const { rows } = await db.query<RehearsedMessage>(
    `select at, unit, person, channel, kinds, subject, text, segments from rehearsed_message
     where ${WHERE} order by place limit $5 offset $6`,
    [draft, unit, month, channel, limit, offset],
  );
  return rows;
}

/** A rehearsal counted by month, unit and channel. */
export async function countRehearsed(db: Queryable, draft: string): Promise<RehearsalCount[]> {
  const { rows } = await db.query<RehearsalCount>(
    `select to_char(at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM') as month, unit, channel, count(*)::integer as messages,
       sum(segments)::integer as segments
     from rehearsed_message where draft = $1 group by 1, 2, 3 order by 1, 2, 3`,
    [draft],
  );
  return rows;
}
