import { workingDaysBetween } from '../../domain/calendar/working-days';
import type { DateString } from '../../domain/dates';
import { classOf, measure, type Measured } from '../../domain/measure';
import type { StandingPlan } from '../shell/plan-states';

/** What of a task is late at a unit: how many of its occurrences, the one late longest, for how many working days. */
export type LateRow = { standing: StandingPlan; first: Measured; count: number; days: number };

/** Everything in some plans that is open and over its last day, by task and unit, the longest late first. */
export function lateRows(plans: readonly StandingPlan[], today: DateString): LateRow[] {
  return plans.flatMap((plan) => lateIn(plan, today)).sort((a, b) => b.days - a.days || b.count - a.count);
}

function lateIn(standing: StandingPlan, today: DateString): LateRow[] {
  const { rules, facts, state } = standing;
  const groups = new Map<string, Measured[]>();
  for (const one of measure(rules, facts, state)) {
    if (classOf(one, today) !== 'openLate') continue;
    const about = `${one.assignment.task}|${one.assignment.lead}`;
    groups.set(about, [...(groups.get(about) ?? []), one]);
  }
  return [...groups.values()].map((late) => {
    const first = late.reduce((earliest, one) => (one.status.limitOn < earliest.status.limitOn ? one : earliest));
    return { standing, first, count: late.length, days: workingDaysBetween(rules.calendar, first.status.limitOn, today) };
  });
}
