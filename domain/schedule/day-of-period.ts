import type { WorkCalendar } from '../calendar/work-calendar';
import { nextWorkingDay, previousWorkingDay } from '../calendar/working-days';
import { addDays, dateInMonth, lastOfMonth, monthOf, weekday, yearOf, type DateString } from '../dates';
import { periodAfter, periodAt, type PeriodSpan } from './period';
import type { DayOfPeriod, Period } from './schedule';

const FRIDAY = 5;

/**
 * The date of a day of a period, before rolling. A week without a weekday: Friday; anything else without a day: the last day
 * of the period (or of its named month). Day numbers 29–31 clamp to the month's end.
 * Source: Bộ luật Dân sự 91/2015/QH13, Điều 148 khoản 3.
 */
export function dateOfPeriod(calendar: WorkCalendar, period: Period, span: PeriodSpan, on: DayOfPeriod = {}): DateString {
  const counted = on.next ? periodAfter(period, span) : span;
  if (period === 'week') return addDays(counted.from, (on.weekday ?? FRIDAY) - 1);
  const first = on.month
    ? dateInMonth(yearOf(counted.from), monthOf(counted.from) + on.month - 1, 1)
    : periodAt('month', counted.to).from;
  return dayOfMonth(calendar, first, on);
}

function dayOfMonth(calendar: WorkCalendar, first: DateString, on: DayOfPeriod): DateString {
  const [year, month] = [yearOf(first), monthOf(first)];
  if (on.weekday !== undefined) return weekdayOfMonth(first, on.weekday, on.week ?? 1);
  switch (on.day) {
    case undefined:
    case 'last':
      return lastOfMonth(year, month);
    case 'first-working':
      return nextWorkingDay(calendar, first);
    case 'last-working':
      return previousWorkingDay(calendar, lastOfMonth(year, month));
    default:
      return dateInMonth(year, month, on.day);
  }
}

function weekdayOfMonth(first: DateString, wanted: number, week: number | 'last'): DateString {
  const earliest = addDays(first, (wanted - weekday(first) + 7) % 7);
  const all = [0, 7, 14, 21, 28].map((days) => addDays(earliest, days)).filter((date) => monthOf(date) === monthOf(first));
  return (week === 'last' ? all.at(-1) : all[week - 1]) ?? all.at(-1) ?? earliest;
}
