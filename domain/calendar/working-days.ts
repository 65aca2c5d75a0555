import { dateOfDay, dayNumber, weekday, type DateString } from '../dates';
import type { WorkCalendar } from './work-calendar';

export type DayOff = { why: 'weekend' } | { why: 'holiday'; holiday: string };

/** Why a date is a day off, or null when agencies work on it. */
export function dayOff(calendar: WorkCalendar, date: DateString): DayOff | null {
  const year = calendar.years[date.slice(0, 4)];
  if (year?.worked.includes(date)) return null;
  if (weekday(date) > 5) return { why: 'weekend' };
  const off = year ? year.off.find((day) => day.date === date) : fixedDayOff(calendar, date);
  return off ? { why: 'holiday', holiday: off.holiday } : null;
}

/** True when agencies work on the date; a worked Saturday counts, a swapped weekday does not. */
export function isWorkingDay(calendar: WorkCalendar, date: DateString): boolean {
  return isWorkingDayNumber(calendar, dayNumber(date));
}

/**
 * The first working day on or after `date`.
 * Source: Bộ luật Dân sự 91/2015/QH13, Điều 148 khoản 5 (a term that ends on a day off ends on the next working day).
 */
export function nextWorkingDay(calendar: WorkCalendar, date: DateString): DateString {
  return walk(calendar, dayNumber(date), 1);
}

/** The last working day on or before `date`. */
export function previousWorkingDay(calendar: WorkCalendar, date: DateString): DateString {
  return walk(calendar, dayNumber(date), -1);
}

/**
 * The `days`-th working day strictly after `date`, or before it when `days` is negative. With 0: `date` itself, or the
 * next working day when it is a day off.
 * Source: Bộ luật Dân sự 91/2015/QH13, Điều 147 khoản 3 (the day of the event is not counted).
 */
export function addWorkingDays(calendar: WorkCalendar, date: DateString, days: number): DateString {
  if (days === 0) return nextWorkingDay(calendar, date);
  const step = days > 0 ? 1 : -1;
  let day = dayNumber(date);
  for (let left = Math.abs(days); left > 0;) {
    day += step;
    if (isWorkingDayNumber(calendar, day)) left -= 1;
  }
  return dateOfDay(day);
}

/** Working days strictly after `from`, up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(calendar: WorkCalendar, from: DateString, to: DateString): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  const last = dayNumber(to);
  let count = 0;
  for (let day = dayNumber(from) + 1; day <= last; day += 1) if (isWorkingDayNumber(calendar, day)) count += 1;
  return count;
}

/** True when the year of the date has no official calendar: its working days may still change. */
export function isProvisional(calendar: WorkCalendar, date: DateString): boolean {
  return calendar.years[date.slice(0, 4)]?.status !== 'official';
}

function walk(calendar: WorkCalendar, from: number, step: 1 | -1): DateString {
  let day = from;
  while (!isWorkingDayNumber(calendar, day)) day += step;
  return dateOfDay(day);
}

function fixedDayOff(calendar: WorkCalendar, date: DateString): { holiday: string } | undefined {
  return calendar.fixed.find((fixed) => fixed.day === date.slice(5) && Number(date.slice(0, 4)) >= fixed.since);
}

// Days are asked for many thousand times a moment; the answer for a calendar never changes, so it is kept beside it.
const known = new WeakMap<WorkCalendar, Map<number, boolean>>();

function isWorkingDayNumber(calendar: WorkCalendar, day: number): boolean {
  let days = known.get(calendar);
  if (!days) known.set(calendar, (days = new Map()));
  let working = days.get(day);
  if (working === undefined) days.set(day, (working = dayOff(calendar, dateOfDay(day)) === null));
  return working;
}
