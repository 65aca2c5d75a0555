import { createHash } from 'node:crypto';
import type { RecordedFact } from '../../../domain/fact';
import { factsByRef } from '../../../domain/fold-facts';
import type { Measured } from '../../../domain/measure';
import type { UnitId } from '../../../domain/unit';
import type { FeedEvent } from '../../../reports/calendar-feed';
import { dateWords } from '../../../templates/date-words';
import { periodWords } from '../../../templates/period-words';
import { unitName } from '../../../templates/unit-words';
import { planUrl } from '../../shell/addresses';
import type { StandingPlan } from '../../shell/plan-states';
import { measurePlan } from '../operations/measure-plan';

/** The due days of a plan, of one lead or of all, as events: one for each occurrence and lead. */
export function feedEvents(plan: StandingPlan, unit: UnitId | null, publicUrl: string): FeedEvent[] {
  const byRef = factsByRef(plan.facts);
  const wide = plan.facts.filter(({ task }) => task === null);
  const ofTasks = plan.facts.filter(({ kind, key, task }) => task !== null && (kind === 'date-given' || key === null));
  return measurePlan(plan)
    .filter(({ assignment }) => unit === null || assignment.lead === unit)
    .map((one) => {
      const { ref, task } = one.assignment;
      const facts = [...wide, ...ofTasks.filter((fact) => fact.task === task), ...(byRef.get(ref) ?? [])];
      return eventOf(plan, one, facts, unit === null, publicUrl);
    });
}

// Every fact that may have moved or changed it counts, and each version of the plan: the number never falls.
function eventOf(
  { row, authority }: StandingPlan,
  { assignment, status }: Measured,
  facts: readonly RecordedFact[],
  namesLead: boolean,
  publicUrl: string,
): FeedEvent {
  const { task: no, lead, occurrence, ref } = assignment;
  const task = row.plan.tasks.find((one) => one.no === no);
  const name = unitName(row.plan, authority, lead, status.dueOn, no);
  const period = periodWords(occurrence.key);
  const words = [`NV${no.padStart(2, '0')} ${task?.shortTitle ?? ''}`, period && `(${period})`, namesLead && `– ${name}`];
  const place = `tasks/${encodeURIComponent(no)}/occurrences/${encodeURIComponent(occurrence.key)}`;
  return {
    uid: `${createHash('sha256').update(`${row.id}|${ref}`).digest('hex').slice(0, 32)}@${row.authority}.don-doc`,
    on: status.dueOn,
    summary: `${stateWords(status)}${words.filter(Boolean).join(' ')}`,
    description: [
      task?.title ?? '',
      `Chủ trì: ${name}`,
      ...(status.dueOn === occurrence.firstDueOn ? [] : [`Thời hạn ban đầu: ${dateWords(occurrence.firstDueOn)}`]),
      row.plan.title,
    ].join('\n'),
    url: `${publicUrl}${planUrl(row.id)}/${place}`,
    sequence: row.version - 1 + facts.length,
    changedAt: Math.max(row.startedAt ?? 0, ...facts.map(({ at }) => at)),
    isCancelled: status.settled?.how === 'nothing-arose',
  };
}

function stateWords({ settled, awaitsConfirmation }: Measured['status']): string {
  if (settled?.how === 'nothing-arose') return 'Không phát sinh: ';
  if (awaitsConfirmation) return 'Chờ xác nhận: ';
  return settled ? 'Đã hoàn thành: ' : '';
}
