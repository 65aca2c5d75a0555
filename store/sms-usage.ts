import type { Instant } from '../domain/dates';
import type { Queryable } from './database';

/**
 * How many SMS parts an authority has used, or is about to use, since an instant. Locks the authority's account until the
 * transaction ends, so that two lanes do not both spend the last part.
 */
export async function findSmsParts(client: Queryable, authority: string, since: Instant): Promise<number> {
  await client.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [authority]);
  const { rows } = await client.query<{ parts: number }>(
    `select coalesce(sum(segments), 0)::int as parts from message where authority = $1 and channel = 'sms'
     and (sent_at >= $2 or sent_at is null and created_at >= $2 and state in ('claimed', 'sending', 'deferred', 'unknown'))`,
    [authority, new Date(since)],
  );
  return rows[0]?.parts ?? 0;
}
