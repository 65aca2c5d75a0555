import { workingDaysBetween } from '../../domain/calendar/working-days';
import type { DateString } from '../../domain/dates';
import { classOf, measure, type Measured } from '../../domain/measure';
import { periodBesideDueDay } from '../../templates/period-words';
import { unitName } from '../../templates/unit-words';
import type { StandingPlan } from '../shell/plan-states';

/** What of a task is late at a unit: how many of its occurrences, the one late longest, since when, for how many working days. */
export type LateRow = {
  plan: string;
  no: string;
  title: string;
  count: number;
  period: string;
  unit: string;
  unitId: string;
  dueOn: DateString;
  days: number;
};

/** Everything in some plans that is open and over its last day, by task and unit, the longest late first. */
export function lateRows(plans: readonly StandingPlan[], today: DateString): LateRow[] {
  return plans.flatMap((plan) => lateIn(plan, today)).sort((a, b) => b.days - a.days || b.count - a.count);
}

function lateIn(standing: StandingPlan, today: DateString): LateRow[] {
  const { rules, facts, state } = standing;
  const groups = new Map<string, Measured[]>();
  for (const one of measure(rules, facts, state)) {
    if (classOf(one.status, today) !== 'openLate') continue;
    const about = `${one.assignment.task}|${one.assignment.lead}`;
    groups.set(about, [...(groups.get(about) ?? []), one]);
  }
  return [...groups.values()].map((late) => lateRow(standing, late, today));
}

function lateRow({ row: { plan }, authority, rules }: StandingPlan, late: readonly Measured[], today: DateString): LateRow {
  const { assignment, status } = late.reduce((first, one) => (one.status.limitOn < first.status.limitOn ? one : first));
  const { task, lead, occurrence } = assignment;
  return {
    plan: plan.title,
    no: task,
    title: plan.tasks.find(({ no }) => no === task)?.title ?? '',
    count: late.length,
    period: periodBesideDueDay(occurrence.key),
    unit: unitName(plan, authority, lead, today, task),
    unitId: lead,
    dueOn: status.dueOn,
    days: workingDaysBetween(rules.calendar, status.limitOn, today),
  };
}
