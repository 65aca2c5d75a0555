import type { Instant } from '../domain/dates';
import type { Queryable } from './database';

/** What is kept of call-backs, in characters of JSON. */
const ROOM = 2_048;
const PAUSE_MS = 10_000;
/** When something was last noted, beside what the call-backs said. */
const NOTED_AT = 'notedAt';

/**
 * Notes what a provider says of a request, and has the dispatcher ask it. Nobody vouches for what it says, so nothing else
 * comes of it. A message still `sending` counts too: a provider nearby calls back before its answer has been written down.
 * What is new is put beside what was said before, in whatever order it comes; the asking is at most once in 10 s. True when
 * something was noted.
 */
export async function noteCallback(
  db: Queryable,
  requestId: string,
  fields: Readonly<Record<string, string>>,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `with said as (select $2::jsonb as fields, $3::timestamptz as now)
     update message
     set callback = (case when length((coalesce(callback, '{}') || said.fields)::text) <= $4 then coalesce(callback, '{}') else '{}' end)
           || said.fields || jsonb_build_object('${NOTED_AT}', said.now),
       ask_at = least(ask_at, greatest(said.now, (callback ->> '${NOTED_AT}')::timestamptz + make_interval(secs => $5)))
     from said
     where message_id = $1 and channel in ('sms', 'zalo') and state in ('sending', 'accepted', 'unknown')
       and (callback is null or not callback @> said.fields
         or (callback ->> '${NOTED_AT}')::timestamptz <= said.now - make_interval(secs => $5))`,
    [requestId, JSON.stringify(fields), new Date(now), ROOM, PAUSE_MS / 1000],
  );
  return (rowCount ?? 0) > 0;
}
