import { occurrencesOf, unitsOf, type Assignment } from './assignment';
import type { AssignmentStatus } from './assignment-status';
import { workingDaysBetween } from './calendar/working-days';
import type { DateString } from './dates';
import type { RecordedFact } from './fact';
import { againstFirst, classOf, measure, type AssignmentClass, type Measured } from './measure';
import type { PlanRules, TaskRules } from './plan-rules';
import type { PlanState } from './plan-state';
import type { UnitId } from './unit';
import { dateAt } from './zone';

/**
 * Assignments by class: `onTime` hoàn thành đúng hạn · `late` hoàn thành quá hạn · `openInTime` chưa hoàn thành trong hạn ·
 * `openLate` chưa hoàn thành quá hạn · `nothingArose` không phát sinh; they add up to `total`. Beside them: `returned` (times
 * work was returned), `reportedLate`, `noDue` (tasks without a due day), `waitingForDate` (tasks that still lack their date).
 */
export type Counts = {
  total: number;
  onTime: number;
  late: number;
  openInTime: number;
  openLate: number;
  nothingArose: number;
  noDue: number;
  waitingForDate: number;
  returned: number;
  reportedLate: number;
};

export type Statistics = Counts & {
  byUnit: readonly (Counts & { unit: UnitId })[];
  byPeriod: readonly (Counts & { period: string })[];
  /** The same against the due days as first planned, before any extension. */
  againstFirst: Counts;
};

/**
 * The figures of a plan as of a day (Asia/Ho_Chi_Minh), against the due days in force and against the first ones. `state`: the
 * same facts as folded already, where somebody has them.
 */
export function statistics(rules: PlanRules, facts: readonly RecordedFact[], asOf: DateString, state?: PlanState): Statistics {
  const measured = measure(rules, facts, state);
  const count = (some: readonly Measured[], tasks: readonly TaskRules[] = []) => countsOf(rules, some, tasks, asOf);
  const ofUnit = groupBy(measured, ({ assignment }) => [assignment.lead]);
  const ledBy = groupBy(rules.tasks, (task) => leadsOf(rules, task));
  const ofPeriod = groupBy(measured, ({ assignment }) => [monthOfDue(assignment)]);
  return {
    ...count(measured, rules.tasks),
    byUnit: [...new Set([...ofUnit.keys(), ...ledBy.keys()])].map((unit) => ({
      unit,
      ...count(ofUnit.get(unit) ?? [], ledBy.get(unit)),
    })),
    byPeriod: [...ofPeriod.keys()].sort().map((period) => ({ period, ...count(ofPeriod.get(period) ?? []) })),
    againstFirst: count(measured.map(againstFirst), rules.tasks),
  };
}

function groupBy<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

/** What assignments and tasks of a plan come to, as of a day. */
export function countsOf(rules: PlanRules, measured: readonly Measured[], tasks: readonly TaskRules[], asOf: DateString): Counts {
  const classes = measured.map((one) => classOf(one, asOf));
  const of = (name: AssignmentClass) => classes.filter((one) => one === name).length;
  return {
    total: measured.length,
    onTime: of('onTime'),
    late: of('late'),
    openInTime: of('openInTime'),
    openLate: of('openLate'),
    nothingArose: of('nothingArose'),
    noDue: tasks.filter((task) => hasNoDue(rules, task)).length,
    waitingForDate: tasks.filter((task) => task.schedules.some(({ rule }) => rule.kind === 'waiting')).length,
    returned: measured.reduce((sum, { status }) => sum + status.returns, 0),
    reportedLate: measured.filter(({ status }) => isReportedLate(rules, status)).length,
  };
}

function isReportedLate(rules: PlanRules, { settled }: AssignmentStatus): boolean {
  if (settled?.how !== 'completed') return false;
  return workingDaysBetween(rules.calendar, settled.doneOn, dateAt(settled.reportedAt)) > rules.ladder.reportedLateAfter;
}

function hasNoDue(rules: PlanRules, task: TaskRules): boolean {
  const undated = task.schedules.some(({ rule }) => rule.kind === 'standing' || rule.kind === 'on-demand');
  return undated && occurrencesOf(rules, task).length === 0;
}

/** The units that lead a task, on the day the plan was started. */
export function leadsOf(rules: PlanRules, task: TaskRules): UnitId[] {
  return unitsOf(rules, task.leads, rules.startedOn);
}

function monthOfDue({ occurrence }: Assignment): string {
  return occurrence.firstDueOn.slice(0, 7);
}
