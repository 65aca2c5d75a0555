import type { Instant } from '../domain/dates';
import type { Rate } from '../domain/limits';
import type { Queryable } from './database';

/** Milliseconds; tokens are fractions. */
const ROUNDING = 0.01;

/**
 * Takes one token of a provider's bucket, which all processes share. Null: taken; otherwise the instant at which there will
 * be one. A clock that runs behind the others' neither fills nor empties the bucket.
 */
export async function takeToken(db: Queryable, name: string, { perSecond, burst }: Rate, now: Instant): Promise<Instant | null> {
  await db.query('insert into token_bucket (name, tokens, filled_at) values ($1, $2, $3) on conflict do nothing', [
    name,
    burst,
    new Date(now),
  ]);
  const { rows } = await db.query<{ tokens: number; taken: boolean }>(
    `with filled as (
       select name, least($3::float8, tokens + $2 * extract(epoch from greatest($4 - filled_at, interval '0'))) as tokens,
         greatest(filled_at, $4) as at
       from token_bucket where name = $1 for update)
     update token_bucket set tokens = filled.tokens - (filled.tokens >= 1)::int, filled_at = filled.at
     from filled where token_bucket.name = filled.name
     returning filled.tokens, filled.tokens >= 1 as taken`,
    [name, perSecond, burst, new Date(now)],
  );
  const [bucket] = rows;
  if (!bucket || bucket.taken) return null;
  return now + Math.max(1, Math.ceil(((1 - bucket.tokens) / perSecond) * 1000 - ROUNDING));
}
