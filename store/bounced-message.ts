import type { Instant } from '../domain/dates';
import type { Channel } from '../domain/notice';
import type { Entries } from './attempt';
import type { Db, Queryable } from './database';

export type BouncedMessage = { person: string; unit: string; channel: Channel; address: string; entries: Entries };

/**
 * Ends the deliveries of an accepted message that did not arrive: it came back (`isSure`), or nobody confirmed it in time
 * and it stays `accepted`. Null: that has been written down before.
 */
export async function markBounced(
  client: Queryable,
  id: number,
  { error, isSure }: { error: string; isSure: boolean },
  now: Instant,
): Promise<BouncedMessage | null> {
  const { rows } = await client.query<Omit<BouncedMessage, 'entries'>>(
    `update message set state = case when $3 then 'bounced' else state end, error = $2, reported_at = $4, ask_at = null, ask_until = null
     where id = $1 and state = 'accepted' and ($3 or ask_until is not null) returning person, unit, channel, address`,
    [id, error, isSure, new Date(now)],
  );
  const [message] = rows;
  if (!message) return null;
  const { rows: entries } = await client.query<Entries[number]>(
    `with ended as (update delivery set state = 'undeliverable', changed_at = $2 where message = $1 and state = 'told' returning notice)
     select notice.plan, notice.data as notice from ended join notice on notice.key = ended.notice order by notice.at, notice.key`,
    [id, new Date(now)],
  );
  return { ...message, entries };
}

/** Keeps what a server said of a message it is still trying to deliver. */
export async function noteReport(db: Db, id: number, words: string, now: Instant): Promise<void> {
  await db.query(`update message set error = $2, reported_at = $3 where id = $1 and state = 'accepted'`, [
    id,
    words,
    new Date(now),
  ]);
}
