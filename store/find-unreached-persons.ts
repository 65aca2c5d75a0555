import type { Instant } from '../domain/dates';
import type { Channel } from '../domain/notice';
import type { Queryable } from './database';
import type { MessageState } from './find-messages';

/**
 * A person whom a channel did not bring some notices, and no other channel did: how many, when last, and the last message that
 * failed (null: none was made, there was no address to send it to).
 */
export type UnreachedPerson = {
  person: string;
  channel: Channel;
  unit: string | null;
  notices: number;
  at: Instant;
  message: number | null;
  state: MessageState | null;
  error: string | null;
};

type Filter = { authority: string; since: Instant; limit: number; offset?: number };

/** Who was not reached at an authority since an instant, the last first. */
export async function findUnreachedPersons(
  db: Queryable,
  { authority, since, limit, offset = 0 }: Filter,
): Promise<UnreachedPerson[]> {
  const { rows } = await db.query<UnreachedPerson>(
    `with failed as (
       select person, channel, count(*) as notices, max(changed_at) as at, max(message) as message,
         (array_agg(notice order by changed_at desc))[1] as notice
       from delivery
       where authority = $1 and state = 'undeliverable' and changed_at > $2 and not exists
         (select from delivery as other where other.notice = delivery.notice and other.person = delivery.person
            and other.state in ('told', 'open'))
       group by person, channel)
     select failed.person, failed.channel, coalesce(message.unit, notice.data #>> '{to,unit}') as unit, failed.notices, failed.at,
       failed.message, message.state, message.error
     from failed join notice on notice.key = failed.notice left join message on message.id = failed.message
     order by failed.at desc, failed.person, failed.channel limit $3 offset $4`,
    [authority, new Date(since), limit, offset],
  );
  return rows;
}
