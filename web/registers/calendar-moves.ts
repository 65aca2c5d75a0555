import { movedWords } from '../../domain/calendar/moved-words';
import { dayOff } from '../../domain/calendar/working-days';
import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import type { RecordedFact } from '../../domain/fact';
import { foldAll } from '../../domain/fold-facts';
import type { Plan } from '../../domain/plan';
import { openAssignments } from '../../domain/plan-index';
import type { PlanRules } from '../../domain/plan-rules';
import { notLoaded } from '../../domain/plan-state';
import { countWords, taskNumberWords } from '../../templates/number-words';
import { dateWords } from '../../templates/date-words';
import { periodWords } from '../../templates/period-words';

type Source = { plan: Plan; rules: PlanRules; facts: readonly RecordedFact[]; next: WorkCalendar };

/** The open occurrences of a plan whose due day another calendar moves: from when to when, and why. */
export function calendarMoves({ plan, rules, facts, next }: Source) {
  const was = dueDays(rules, facts);
  const is = dueDays({ ...rules, calendar: next }, facts);
  const moves = new Map<string, { task: string; key: string; from: string; to: string; why: string; units: number }>();
  for (const [ref, after] of is) {
    const before = was.get(ref);
    if (!before || before.dueOn === after.dueOn) continue;
    const about = JSON.stringify([after.task, after.key, before.dueOn, after.dueOn]);
    const why = reason(next, rules.calendar, after.nominalOn, before.dueOn, after.dueOn);
    const known = moves.get(about);
    moves.set(about, {
      task: after.task,
      key: after.key,
      from: before.dueOn,
      to: after.dueOn,
      why,
      units: (known?.units ?? 0) + 1,
    });
  }
  return [...moves.values()].map(({ task, key, from, to, why, units }) => ({
    task: taskNumberWords(task),
    title: plan.tasks.find(({ no }) => no === task)?.title ?? '',
    period: periodWords(key),
    from: dateWords(from),
    to: dateWords(to),
    why,
    units: units > 1 ? `${countWords(units)} đơn vị` : '',
  }));
}

function dueDays(rules: PlanRules, facts: readonly RecordedFact[]) {
  const state = foldAll(rules, { ...notLoaded(rules.planId), rules }, facts);
  return new Map(
    openAssignments(rules, state).map(({ assignment: { ref, task, occurrence }, status }) => [
      ref,
      { task, key: occurrence.key, nominalOn: occurrence.nominalOn, dueOn: status.dueOn },
    ]),
  );
}

function reason(next: WorkCalendar, now: WorkCalendar, nominalOn: string, from: string, to: string): string {
  if (dayOff(next, from)) return movedWords(next, from, to) ?? '';
  if (dayOff(now, nominalOn) && !dayOff(next, nominalOn)) return `${dateWords(nominalOn)} là ngày làm việc`;
  return 'số ngày làm việc thay đổi';
}
