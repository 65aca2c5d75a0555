import type { WorkCalendar } from '../../../domain/calendar/work-calendar';
import { nextWorkingDay, previousWorkingDay } from '../../../domain/calendar/working-days';
import { dateOfDay, dayNumber, weekday, type DateString } from '../../../domain/dates';

type Frame = { year: number; issuedOn: DateString | null; calendar: WorkCalendar };

/**
 * Due days from a short notation: `=day` moves on from a day off, `<day` is the last working day before it, `Q` `H` `M` ends of
 * quarters, half-years, months, `D15` and `<D15` a day of each month, `WThu` a day of each week. Written apart from the reader:
 * only the calendar is shared.
 */
export function expectedDue(notation: readonly string[], frame: Frame): DateString[] {
  const days = notation.flatMap((one) => nominalDays(one, frame));
  return [...new Set(days)].sort();
}

function nominalDays(one: string, { year, issuedOn, calendar }: Frame): DateString[] {
  const isBefore = one.startsWith('<');
  const named = one.replace(/^[<=]/, '');
  return nominal(named, year).flatMap((day) => {
    const last = isBefore ? dateOfDay(dayNumber(day) - 1) : day;
    if (issuedOn && last < issuedOn) return [];
    return [isBefore ? previousWorkingDay(calendar, last) : nextWorkingDay(calendar, last)];
  });
}

function nominal(named: string, year: number): DateString[] {
  if (named === 'M') return months().map((month) => endOf(year, month));
  if (named === 'Q') return [3, 6, 9, 12].map((month) => endOf(year, month));
  if (named === 'H') return [6, 12].map((month) => endOf(year, month));
  if (/^D\d/.test(named)) return months().map((month) => `${year}-${two(month)}-${two(Number(named.slice(1)))}`);
  if (named.startsWith('W')) return everyWeek(year, WEEKDAYS.indexOf(named.slice(1)) + 1);
  return [named];
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];

function everyWeek(year: number, day: number): DateString[] {
  const days: DateString[] = [];
  for (let at = dayNumber(`${year}-01-01`); at <= dayNumber(`${year}-12-31`); at += 1)
    if (weekday(dateOfDay(at)) === day) days.push(dateOfDay(at));
  return days;
}

function months(): number[] {
  return Array.from({ length: 12 }, (_, at) => at + 1);
}

function endOf(year: number, month: number): DateString {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
