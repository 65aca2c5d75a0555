import { isWaiting } from '../../domain/assignment';
import { monthOf, yearOf, type DateString } from '../../domain/dates';
import type { Measured } from '../../domain/measure';
import type { Plan, Task } from '../../domain/plan';
import type { PlanRules, TaskRules } from '../../domain/plan-rules';
import { occurrenceState, type CellState } from './cell-state';
import type { UndatedState } from './cell-words';

/** One occurrence in the grid; `column` is the month of its words or of its extension (1–12), 13 after the plan's year. */
export type GridCell = { key: string; column: number; dueOn: DateString; state: CellState; done: number; of: number };

/** A task of the plan with its occurrences by due day in force, and what it has without a due day. */
export type GridRow = { task: Task; cells: readonly GridCell[]; undated: readonly UndatedState[] };

/** The column of what is due after the plan's year: reports of December, extensions. */
export const AFTER_YEAR = 13;

/** The rows of the year grid, in the order of the document. */
export function gridRows(plan: Plan, rules: PlanRules, measured: readonly Measured[], today: DateString): GridRow[] {
  const occurrences = new Map<string, Map<string, Measured[]>>();
  for (const one of measured) {
    const { task, occurrence } = one.assignment;
    const ofTask = occurrences.get(task) ?? new Map<string, Measured[]>();
    occurrences.set(task, ofTask.set(occurrence.key, [...(ofTask.get(occurrence.key) ?? []), one]));
  }
  return plan.tasks.map((task) => {
    const ofTask = occurrences.get(task.no) ?? new Map<string, Measured[]>();
    const cells = [...ofTask].map(([key, leads]) => cellOf(plan.year, key, leads, today));
    return {
      task,
      cells: cells.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
      undated: undatedOf(
        rules.tasks.find(({ no }) => no === task.no),
        ofTask,
      ),
    };
  });
}

function cellOf(year: number, key: string, leads: readonly Measured[], today: DateString): GridCell {
  // Of several leads the one that is due last still keeps the occurrence open.
  const dueOn = leads.map(({ status }) => status.dueOn).reduce((last, on) => (on > last ? on : last), '');
  return { key, column: columnOf(year, monthOn(leads, dueOn)), dueOn, ...occurrenceState(leads, today) };
}

// January's part stays in January when its day is a day off and rolls into February; an extension moves it.
function monthOn(leads: readonly Measured[], dueOn: DateString): DateString {
  const occurrence = leads[0]?.assignment.occurrence;
  return occurrence && dueOn === occurrence.firstDueOn ? occurrence.nominalOn : dueOn;
}

function columnOf(year: number, on: DateString): number {
  if (yearOf(on) > year) return AFTER_YEAR;
  return yearOf(on) < year ? 1 : monthOf(on);
}

function undatedOf(task: TaskRules | undefined, dated: ReadonlyMap<string, readonly Measured[]>): UndatedState[] {
  const states = (task?.schedules ?? []).flatMap((schedule, index): UndatedState[] => {
    if (schedule.rule.kind === 'standing') return ['standing'];
    if (schedule.rule.kind === 'on-demand') return ['on-demand'];
    const isGiven = [...dated.values()].some(([one]) => one?.assignment.occurrence.schedule === index);
    return isWaiting(schedule) && !isGiven ? ['no-date'] : [];
  });
  return [...new Set(states)];
}
