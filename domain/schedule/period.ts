import { addDays, dateInMonth, dayNumber, lastOfMonth, mondayOf, monthOf, yearOf, type DateString } from '../dates';
import type { Period } from './schedule';

/** A calendar period: its key (`2027-05`, `2027-Q2`, `2027-H1`, `2027`, `2027-W07`), its number in its year, first and last day. */
export type PeriodSpan = { key: string; number: number; from: DateString; to: DateString };

const MONTHS: Record<Exclude<Period, 'week'>, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

/** How many months a period has; null for a week. */
export function monthsOf(period: Period): number | null {
  return period === 'week' ? null : MONTHS[period];
}

/** The period that holds `date`. Weeks run from Monday to Sunday and are numbered by ISO 8601. */
export function periodAt(period: Period, date: DateString): PeriodSpan {
  if (period === 'week') return weekAt(date);
  const months = MONTHS[period];
  const number = Math.floor((monthOf(date) - 1) / months) + 1;
  return monthsFrom(period, yearOf(date), number, (number - 1) * months + 1);
}

/** The period after `span`. */
export function periodAfter(period: Period, span: PeriodSpan): PeriodSpan {
  return periodAt(period, addDays(span.to, 1));
}

/** All periods that share a day with `from`..`to`, in order. */
export function periodsOver(period: Period, from: DateString, to: DateString): PeriodSpan[] {
  const spans: PeriodSpan[] = [];
  for (let span = periodAt(period, from); span.from <= to; span = periodAfter(period, span)) spans.push(span);
  return spans;
}

/** The key of a range that is exactly a month, quarter, half-year or year; otherwise null. */
export function keyOfRange(from: DateString, to: DateString): string | null {
  const periods: Period[] = ['month', 'quarter', 'half-year', 'year'];
  const exact = periods.map((period) => periodAt(period, from)).find((span) => span.from === from && span.to === to);
  return exact ? exact.key : null;
}

function monthsFrom(period: Exclude<Period, 'week'>, year: number, number: number, first: number): PeriodSpan {
  return {
    key: keyOf(period, year, number),
    number,
    from: dateInMonth(year, first, 1),
    to: lastOfMonth(year, first + MONTHS[period] - 1),
  };
}

function keyOf(period: Exclude<Period, 'week'>, year: number, number: number): string {
  if (period === 'year') return String(year);
  if (period === 'month') return `${year}-${String(number).padStart(2, '0')}`;
  return `${year}-${period === 'quarter' ? 'Q' : 'H'}${number}`;
}

function weekAt(date: DateString): PeriodSpan {
  const from = mondayOf(date);
  // A week belongs to the year that holds its Thursday (ISO 8601).
  const year = yearOf(addDays(from, 3));
  const first = mondayOf(`${year}-01-04`);
  const number = (dayNumber(from) - dayNumber(first)) / 7 + 1;
  return { key: `${year}-W${String(number).padStart(2, '0')}`, number, from, to: addDays(from, 6) };
}
