import type { Instant } from '../domain/dates';
import type { Queryable } from './database';

/**
 * Messages of which nobody could say since `before` whether they were sent, and about which nobody has been told: their
 * deliveries are still open and worth sending. `repeatMs`: after how long the dispatcher looks at one again.
 */
export async function countUnknown(
  db: Queryable,
  { before, now, repeatMs }: { before: Instant; now: Instant; repeatMs: number },
): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `select count(*) from message
     where state = 'unknown'
       and greatest(created_at, coalesce(not_before - make_interval(secs => $3), created_at)) <= $1
       and exists (select from delivery join notice on notice.key = delivery.notice
         where delivery.message = message.id and delivery.state = 'open' and notice.valid_until > $2)`,
    [new Date(before), new Date(now), repeatMs / 1000],
  );
  return rows[0]?.count ?? 0;
}
