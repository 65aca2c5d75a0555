import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';

type Occurrence = { plan: PlanId; task: string; key: string; lead: string };

/** How many notices about each occurrence (reminders, due, overdue) were accepted for somebody of its lead; none: 0. */
export async function findRemindedCounts(
  db: Queryable,
  occurrences: readonly Occurrence[],
): Promise<(occurrence: Occurrence) => number> {
  const keyOf = ({ plan, task, key, lead }: Occurrence): string => JSON.stringify([plan, task, key, lead]);
  if (occurrences.length === 0) return () => 0;
  const { rows } = await db.query<Occurrence & { count: number }>(
    `select asked.plan, asked.task, asked.key, asked.lead, count(*) as count
     from jsonb_to_recordset($1) as asked (plan text, task text, key text, lead text)
     join notice on notice.plan = asked.plan and notice.kind in ('reminder', 'quota', 'report-due', 'due', 'overdue')
       and notice.data #>> '{items,0,task}' = asked.task and notice.data #>> '{items,0,key}' = asked.key
       and notice.data #>> '{items,0,lead}' = asked.lead
     where exists (select from delivery where delivery.notice = notice.key and delivery.state = 'told')
     group by asked.plan, asked.task, asked.key, asked.lead`,
    [JSON.stringify(occurrences.map(({ plan, task, key, lead }) => ({ plan, task, key, lead })))],
  );
  const counts = new Map(rows.map((row) => [keyOf(row), row.count]));
  return (occurrence) => counts.get(keyOf(occurrence)) ?? 0;
}
