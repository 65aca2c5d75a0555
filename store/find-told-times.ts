import type { Instant } from '../domain/dates';
import type { Notice } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';

/**
 * For each notice that rests on a reminder, by that reminder's key: when it, or a later one about the same, was first
 * accepted for somebody. Those that were not are missing.
 */
export async function findToldTimes(
  db: Queryable,
  candidates: readonly { plan: PlanId; notice: Notice }[],
): Promise<Map<string, Instant>> {
  const resting = candidates.flatMap(({ plan, notice: { restsOn, items } }) => {
    const { task, key, lead, dueOn } = items[0] ?? {};
    return restsOn === undefined ? [] : [{ rests_on: restsOn, plan, item: { task, key, lead, dueOn } }];
  });
  if (resting.length === 0) return new Map();
  const { rows } = await db.query<{ notice: string; at: Instant }>(
    `select resting.rests_on as notice, min(message.sent_at) as at
     from jsonb_to_recordset($1) as resting (rests_on text, plan text, item jsonb)
     join notice as first on first.key = resting.rests_on
     join notice on notice.key = first.key or notice.plan = resting.plan and notice.kind = first.kind
       and notice.moment_on >= first.moment_on and notice.data -> 'items' -> 0 @> resting.item
     join delivery on delivery.notice = notice.key and delivery.state = 'told'
     join message on message.id = delivery.message group by resting.rests_on`,
    [JSON.stringify(resting)],
  );
  return new Map(rows.map(({ notice, at }) => [notice, at]));
}
