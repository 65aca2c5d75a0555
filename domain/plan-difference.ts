import { canonicalJson } from './canonical-json';
import type { WorkCalendar } from './calendar/work-calendar';
import type { DateString } from './dates';
import type { Plan, Task } from './plan';
import { expandTask } from './schedule/expand-task';

/** What an amendment does to one task; `due`: its due days change, `words`: title, units or products. */
export type TaskChange = {
  task: string;
  what: 'added' | 'removed' | 'due' | 'words';
  before: readonly DateString[];
  after: readonly DateString[];
};

/** The difference between two versions of a plan, task by task, in the order of the new one. */
export function planDifference(before: Plan, after: Plan, calendar: WorkCalendar): TaskChange[] {
  const due = (plan: Plan, task: Task) =>
    expandTask(task.schedules, { year: plan.year, issuedOn: plan.issuedOn, calendar }).map(({ dueOn }) => dueOn);
  const old = new Map(before.tasks.map((task) => [task.no, task]));
  const changed = after.tasks.flatMap((task): TaskChange[] => {
    const was = old.get(task.no);
    const now = due(after, task);
    if (!was) return [{ task: task.no, what: 'added', before: [], after: now }];
    const then = due(before, was);
    if (then.join() !== now.join()) return [{ task: task.no, what: 'due', before: then, after: now }];
    return canonicalJson(was) === canonicalJson(task) ? [] : [{ task: task.no, what: 'words', before: then, after: now }];
  });
  const kept = new Set(after.tasks.map(({ no }) => no));
  const removed = before.tasks.filter(({ no }) => !kept.has(no));
  return [
    ...changed,
    ...removed.map((task): TaskChange => ({ task: task.no, what: 'removed', before: due(before, task), after: [] })),
  ];
}
