import { dayOff, isProvisional } from '../../domain/calendar/working-days';
import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import { yearOf, type DateString } from '../../domain/dates';
import type { Plan, Task } from '../../domain/plan';
import { expandTask } from '../../domain/schedule/expand-task';
import type { Occurrence } from '../../domain/schedule/occurrence';
import { dateWords, weekdayWords } from '../../templates/date-words';

/** One due day of a task and, where it is not the day the words name, why. */
export type DueDay = { key: string; dueOn: DateString; times: number; reason: string | null };

export type TaskSummary = { no: string; title: string; leads: string[]; when: string; due: DueDay[]; waits: string[] };

/** What a check of a plan shows: tasks with leads and due days, and the years whose days off are not official. */
export type PlanSummary = { plan: string; title: string; tasks: TaskSummary[]; provisionalYears: number[] };

/** Computes the summary of a plan: pure, no server. */
export function summarizePlan(plan: Plan, calendar: WorkCalendar): PlanSummary {
  const tasks = plan.tasks.map((task) => taskSummary(task, plan, calendar));
  const days = tasks.flatMap(({ due }) => due.map(({ dueOn }) => dueOn)).filter((day) => isProvisional(calendar, day));
  return { plan: plan.id, title: plan.title, tasks, provisionalYears: [...new Set(days.map(yearOf))].sort((a, b) => a - b) };
}

function taskSummary(task: Task, { year, issuedOn }: Plan, calendar: WorkCalendar): TaskSummary {
  return {
    no: task.no,
    title: task.title,
    leads: task.leads.map(({ name }) => name),
    when: task.when,
    due: expandTask(task.schedules, { year, issuedOn, calendar }).map((occurrence) => dueDay(occurrence, calendar)),
    waits: task.schedules.flatMap(({ needs, note }) => (needs ? [note ?? 'Cần xác nhận'] : [])),
  };
}

function dueDay({ key, dueOn, nominalOn, times }: Occurrence, calendar: WorkCalendar): DueDay {
  const off = dueOn === nominalOn ? null : dayOff(calendar, nominalOn);
  return { key, dueOn, times, reason: off ? `${dateWords(nominalOn)} là ${nameOfDayOff(off, nominalOn)}` : null };
}

function nameOfDayOff(off: NonNullable<ReturnType<typeof dayOff>>, date: DateString): string {
  if (off.why === 'weekend') return weekdayWords(date);
  return `ngày nghỉ ${HOLIDAYS[off.holiday] ?? 'theo quy định'}`;
}

const HOLIDAYS: Readonly<Record<string, string>> = {
  'tet-duong': 'Tết Dương lịch',
  tet: 'Tết Nguyên đán',
  'gio-to': 'Giỗ Tổ Hùng Vương',
  '30-4': 'lễ 30/4',
  '1-5': 'lễ 01/5',
  'quoc-khanh': 'lễ Quốc khánh',
  'van-hoa': 'ngày Văn hóa Việt Nam',
};
