import { parseSchedules } from '../../config/parse-schedules';
import { schedulesYaml } from '../../config/write-plan';
import { canonicalJson } from '../../domain/canonical-json';
import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import type { DateString } from '../../domain/dates';
import type { Task } from '../../domain/plan';
import type { Schedule } from '../../domain/schedule/schedule';
import { readSchedules } from '../../intake/plan/read-schedules';

/** What the words of a time are counted from. */
export type TimeFrame = { year: number; issuedOn: DateString | null; calendar: WorkCalendar };

/**
 * Tasks of a year or an issue day that was corrected: their time words are read once more. A rule somebody has corrected or answered
 * stays; `kept` are the numbers of those among them that would be read otherwise now.
 */
export function rereadTimes(tasks: readonly Task[], before: TimeFrame, after: TimeFrame): { tasks: Task[]; kept: string[] } {
  const reread = tasks.map((task) => rereadTask(task, before, after));
  return {
    tasks: reread.map(({ task }) => task),
    kept: reread.flatMap(({ task, isKept }) => (isKept ? [task.no] : [])),
  };
}

/** Longer than any time in a plan. */
export const MOST_LETTERS = 1_000;

function rereadTask(task: Task, before: TimeFrame, after: TimeFrame): { task: Task; isKept: boolean } {
  if (task.when.length > MOST_LETTERS || task.schedules.length === 0) return { task, isKept: false };
  const read = (frame: TimeFrame, isReport: boolean) => readSchedules(task.when, task.products, frame, isReport).schedules;
  const isReport = task.schedules.some(({ report }) => report);
  const [was, is] = [read(before, isReport), read(after, isReport)];
  if (isSame(task.schedules, was)) return { task: { ...task, schedules: is }, isKept: false };
  return { task, isKept: !isSame(was, is) };
}

// As a plan file brings them back: the database keeps no order, and a file's defaults are filled in.
function isSame(one: readonly Schedule[], other: readonly Schedule[]): boolean {
  const [first, second] = [one, other].map((schedules) => canonicalJson(parseSchedules(schedulesYaml(schedules))));
  return first === second;
}
