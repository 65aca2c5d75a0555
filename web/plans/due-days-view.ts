import { movedWords } from '../../domain/calendar/moved-words';
import { isProvisional } from '../../domain/calendar/working-days';
import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import { yearOf } from '../../domain/dates';
import type { Plan, Task } from '../../domain/plan';
import { expandTask } from '../../domain/schedule/expand-task';
import type { Occurrence } from '../../domain/schedule/occurrence';
import { dateWords } from '../../templates/date-words';
import { countWords } from '../../templates/number-words';

/** How many tasks a page shows with all their days. */
export const TASKS_ON_PAGE = 40;
const MOST_DAYS = 12;

/** Every due day of the year by task, a page of tasks, with why it is not the day the words name, and the years that are provisional. */
export function dueDaysView(plan: Plan, calendar: WorkCalendar, page = 1) {
  const frame = { year: plan.year, issuedOn: plan.issuedOn, calendar };
  const tasks = plan.tasks.map((task) => ({ task, days: expandTask(task.schedules, frame) }));
  const all = tasks.flatMap(({ days }) => days);
  const provisional = [...new Set(all.filter(({ dueOn }) => isProvisional(calendar, dueOn)).map(({ dueOn }) => yearOf(dueOn)))];
  return {
    dueCount: countWords(all.length),
    provisional: provisional.sort((a, b) => a - b).join(', '),
    dueTasks: tasks
      .slice((page - 1) * TASKS_ON_PAGE, page * TASKS_ON_PAGE)
      .map(({ task, days }) => dueTask(task, days, calendar)),
  };
}

function dueTask({ no, title, when, schedules }: Task, days: readonly Occurrence[], calendar: WorkCalendar) {
  const written = days.map((day) => dayWords(day, calendar));
  return {
    no,
    title,
    when: when || 'văn bản không ghi',
    days: written.slice(0, MOST_DAYS),
    more: written.slice(MOST_DAYS),
    moreCount: countWords(written.length - MOST_DAYS),
    none: schedules.some(({ needs }) => needs) ? 'chưa xác định' : 'không hạn',
  };
}

function dayWords({ dueOn, nominalOn, times }: Occurrence, calendar: WorkCalendar) {
  return {
    day: `${dateWords(dueOn)}${times > 1 ? ` (${countWords(times)} lần)` : ''}`,
    moved: movedWords(calendar, nominalOn, dueOn),
    isProvisional: isProvisional(calendar, dueOn),
  };
}
