import { reportPeriodOf } from './calendar/report-window';
import type { DateString } from './dates';
import type { RecordedFact } from './fact';
import { againstFirst, measure, type Measured } from './measure';
import type { PlanRules } from './plan-rules';
import type { PlanState } from './plan-state';
import { periodAt } from './schedule/period';
import type { Period } from './schedule/schedule';
import { countsOf, leadsOf, type Counts } from './statistics';

/**
 * What is asked of the figures. An assignment belongs to the period of its first due day, so that an extension moves no figure
 * to another period; `against` says which due day decides on time or late. `cut`: calendar periods, or data windows of
 * reports (from the 15th to the 14th, Nghị định 09/2019/NĐ-CP, Điều 12). `from`, `to`: first due days asked for, both included.
 */
export type StatisticsQuestion = {
  by: 'unit' | Exclude<Period, 'week'>;
  cut: 'calendar' | 'report';
  against: 'approved' | 'first';
  from: DateString | null;
  to: DateString | null;
};

/** The figures of one unit (its id) or one period (its key); `total` of them all. */
export type StatisticsRows = { rows: readonly { of: string; counts: Counts }[]; total: Counts };

export type CountedPlan = { rules: PlanRules; facts: readonly RecordedFact[]; state?: PlanState };

/**
 * The figures of several plans of one authority as of a day (Asia/Ho_Chi_Minh). Tasks without a due day belong to no period:
 * they are in the rows of their units and in the total.
 */
export function statisticsRows(plans: readonly CountedPlan[], asOf: DateString, question: StatisticsQuestion): StatisticsRows {
  const ofPlans = plans.map((plan) => rowsOfPlan(plan, asOf, question));
  const rows = new Map<string, Counts>();
  for (const { of, counts } of ofPlans.flatMap((one) => one.rows)) rows.set(of, sum(rows.get(of), counts));
  const named = [...rows].map(([of, counts]) => ({ of, counts }));
  return {
    rows: question.by === 'unit' ? named : named.sort((a, b) => (a.of < b.of ? -1 : 1)),
    total: ofPlans.reduce<Counts>((whole, { total }) => sum(whole, total), NOTHING),
  };
}

const NOTHING: Counts = {
  total: 0,
  onTime: 0,
  late: 0,
  openInTime: 0,
  openLate: 0,
  nothingArose: 0,
  noDue: 0,
  waitingForDate: 0,
  returned: 0,
  reportedLate: 0,
};

function rowsOfPlan({ rules, facts, state }: CountedPlan, asOf: DateString, question: StatisticsQuestion): StatisticsRows {
  const asked = measure(rules, facts, state).filter(({ assignment }) => isAsked(assignment.occurrence.firstDueOn, question));
  const measured = question.against === 'first' ? asked.map(againstFirst) : asked;
  const groups = new Map<string, Measured[]>();
  for (const one of measured) {
    const of = rowOf(one, question);
    const group = groups.get(of);
    if (group) group.push(one);
    else groups.set(of, [one]);
  }
  const units = question.by === 'unit' ? rules.tasks.flatMap((task) => leadsOf(rules, task)) : [];
  return {
    rows: [...new Set([...groups.keys(), ...units])].map((of) => {
      const tasks = question.by === 'unit' ? rules.tasks.filter((task) => leadsOf(rules, task).includes(of)) : [];
      return { of, counts: countsOf(rules, groups.get(of) ?? [], tasks, asOf) };
    }),
    total: countsOf(rules, measured, rules.tasks, asOf),
  };
}

function isAsked(firstDueOn: DateString, { from, to }: StatisticsQuestion): boolean {
  return (from === null || from <= firstDueOn) && (to === null || firstDueOn <= to);
}

function rowOf({ assignment }: Measured, { by, cut }: StatisticsQuestion): string {
  const { firstDueOn } = assignment.occurrence;
  if (by === 'unit') return assignment.lead;
  return cut === 'report' ? reportPeriodOf(by, firstDueOn) : periodAt(by, firstDueOn).key;
}

function sum(a: Counts = NOTHING, b: Counts): Counts {
  const names = Object.keys(NOTHING) as (keyof Counts)[];
  return Object.fromEntries(names.map((name) => [name, a[name] + b[name]])) as Counts;
}
