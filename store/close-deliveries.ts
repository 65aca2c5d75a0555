import type { Instant } from '../domain/dates';
import { plannedAnew, type Queryable } from './database';
import type { DeliveryState } from './find-deliveries';
import type { Group } from './find-waiting';
import { NOT_UNDER_WAY } from './not-under-way';

/**
 * Ends deliveries to a person on a channel without a message: superseded, expired or undeliverable. Those that another
 * process has taken meanwhile are left to it.
 */
export async function closeDeliveries(
  client: Queryable,
  { authority, person, channel }: Group,
  noticeKeys: readonly string[],
  state: DeliveryState,
  now: Instant,
): Promise<void> {
  if (noticeKeys.length === 0) return;
  await client.query(
    `update delivery set state = $5, changed_at = $6 where authority = $1 and person = $2 and channel = $3
     and notice = any($4) and state = 'open' and ${NOT_UNDER_WAY}`,
    [authority, person, channel, noticeKeys, state, new Date(now)],
  );
}

/**
 * Ends what is no longer worth sending and is not on its way; returns how many deliveries. Escalations that wait for their
 * reminder are judged one by one, when they are chosen.
 */
export async function expireDeliveries(db: Queryable, now: Instant): Promise<number> {
  const expired = plannedAnew(
    `update delivery set state = 'expired', changed_at = $1
     where (notice, person, channel) in (
       select delivery.notice, person, channel from delivery join notice on notice.key = delivery.notice
       where delivery.state = 'open' and notice.valid_until <= $1 and not notice.data ? 'restsOn'
         and ${NOT_UNDER_WAY}
       for update of delivery skip locked)`,
    [new Date(now)],
  );
  const { rowCount } = await db.query(expired);
  await db.query(
    `update message set not_before = null, state = case when exists
         (select from delivery where delivery.message = message.id and delivery.state = 'superseded') then 'superseded' else 'expired' end
     where state = 'deferred' and not exists
       (select from delivery where delivery.message = message.id and delivery.state = 'open')`,
  );
  return rowCount ?? 0;
}
