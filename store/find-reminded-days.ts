import type { Instant } from '../domain/dates';
import type { NoticeItem } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';

/** When a lead was told about an occurrence (reminders, due, overdue), as accepted, oldest first. */
export async function findRemindedTimes(db: Queryable, plan: PlanId, { task, key, lead }: NoticeItem): Promise<Instant[]> {
  const { rows } = await db.query<{ at: Instant }>(
    `select distinct message.sent_at as at from notice
     join delivery on delivery.notice = notice.key and delivery.state = 'told' join message on message.id = delivery.message
     where notice.plan = $1 and notice.kind in ('reminder', 'quota', 'report-due', 'due', 'overdue')
       and notice.data -> 'items' -> 0 @> $2::jsonb
     order by at`,
    [plan, JSON.stringify({ task, key, lead })],
  );
  return rows.map(({ at }) => at);
}
