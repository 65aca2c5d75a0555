import { reportWindow } from '../calendar/report-window';
import type { WorkCalendar } from '../calendar/work-calendar';
import { earlier, later, type DateString } from '../dates';
import { nominalDays, type NominalDay } from './nominal-days';
import type { Occurrence } from './occurrence';
import { roll } from './roll';
import type { Schedule } from './schedule';

/** What a schedule is expanded in: the plan's year, its issue day (null: unknown, nothing is too early) and the days off. */
export type ScheduleFrame = { year: number; issuedOn: DateString | null; calendar: WorkCalendar };

/**
 * The occurrences of one schedule, sorted by `dueOn`. `index` is the schedule's place in its task.
 * Each day is computed from its anchor, never from the one before; a nominal day before the issue day makes nothing; two days
 * that roll onto one count once (the later name stays). Standing, waiting and on-demand schedules have none.
 * Dates may lie outside the plan year. Sources: Bộ luật Dân sự 91/2015/QH13, Điều 146–148.
 */
export function expandSchedule(schedule: Schedule, index: number, frame: ScheduleFrame): Occurrence[] {
  const days = nominalDays(schedule.rule, frame.year, frame.calendar).filter(
    (day) => frame.issuedOn === null || day.on >= frame.issuedOn,
  );
  const occurrences = days.map((day) => occurrenceOf(day, schedule, index, frame)).sort(byDueDay);
  return occurrences.filter((one, i) => one.dueOn !== occurrences[i + 1]?.dueOn);
}

/** Sorts by due day, then by the day the words name. */
export function byDueDay(a: Occurrence, b: Occurrence): number {
  return compare(a.dueOn, b.dueOn) || compare(a.nominalOn, b.nominalOn) || compare(a.key, b.key);
}

function occurrenceOf(day: NominalDay, schedule: Schedule, index: number, frame: ScheduleFrame): Occurrence {
  const { dueOn, limitOn } = roll(frame.calendar, day.on, schedule.roll, day.before);
  const window = schedule.report ? reportWindow(day.key) : null;
  return {
    key: day.key,
    schedule: index,
    opensOn: opensOn(day.from, dueOn, frame),
    nominalOn: day.on,
    dueOn,
    limitOn,
    firstDueOn: dueOn,
    times: day.times,
    soft: schedule.soft ?? false,
    ...(window && { window }),
  };
}

function opensOn(from: DateString | null, dueOn: DateString, { year, issuedOn }: ScheduleFrame): DateString {
  const opens = earlier(from ?? `${year}-01-01`, dueOn);
  const early = from === null && dueOn < `${year}-01-01`;
  return issuedOn === null ? opens : early ? issuedOn : later(opens, issuedOn);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
