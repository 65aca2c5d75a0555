import { monthOf, yearOf } from '../../domain/dates';
import { lunarNewYear } from '../../domain/calendar/lunar-new-year';
import type { DayOfPeriod, Schedule } from '../../domain/schedule/schedule';
import { asked, limit, schedule } from './answers';
import { all, first, has, type Clause } from './clause';
import type { Target } from './find-targets';

const NEXT_YEAR = 'Ngày sau sớm hơn ngày trước nên được hiểu là của năm kế tiếp; đề nghị xác nhận.';

/** Days, months and quarters of every year ("trước ngày 28 tháng 02 hằng năm"); null when no day or part of the year is named. */
export function readYearly(clause: Clause, targets: readonly Target[]): Schedule | null {
  const first_ = firstDays(clause);
  if (first_.length > 0) return schedule(clause, { class: 'recurring', rule: { kind: 'each', period: 'year', on: first_ } });
  if (has(clause, 'tet') && has(clause, 'before')) return beforeTet(clause);
  const days = targets.filter((target) => target.kind === 'day' && target.bound !== 'until' && target.bound !== 'from');
  if (days.length > 0) return onDays(clause, days);
  return wholeParts(clause, targets);
}

function firstDays(clause: Clause): DayOfPeriod[] {
  const named = first(clause, 'first-days');
  const months = all(clause, 'span').filter((span) => span.unit === 'month');
  if (!named) return [];
  return months.flatMap((span) =>
    span.numbers.map((month) => ({ month, day: named.which === 'first' ? named.days : ('last' as const) })),
  );
}

function beforeTet(clause: Clause): Schedule | null {
  const tet = lunarNewYear(clause.context.year);
  return tet ? schedule(clause, { class: 'recurring', rule: limit(tet, true) }) : null;
}

function onDays(clause: Clause, days: readonly Target[]): Schedule {
  const dates = days.flatMap((target) => target.ranges.map((range) => range.to));
  const last = dates[0] ?? '';
  const wraps = dates.map((date) => dates.length === 2 && monthOf(date) < monthOf(last));
  const nextYear = has(clause, 'relative-year') && dates.length === 1;
  const on = dates.map((date, i): DayOfPeriod => ({
    month: monthOf(date),
    day: Number(date.slice(8)),
    ...((wraps[i] || nextYear || yearOf(date) === clause.context.year + 1) && { next: true }),
  }));
  const before = days.every((target) => target.bound === 'before');
  const until = untilOf(clause);
  const yearly = schedule(clause, {
    class: 'recurring',
    rule: { kind: 'each', period: 'year', on, ...(before && { before }), ...until },
  });
  return wraps.includes(true) ? asked(yearly, NEXT_YEAR) : yearly;
}

function untilOf(clause: Clause): { from?: string; until?: string } {
  const years = first(clause, 'years');
  return years ? { from: `${years.from}-01-01`, until: `${years.to}-12-31` } : {};
}

function wholeParts(clause: Clause, targets: readonly Target[]): Schedule | null {
  const parts = all(clause, 'span').filter((span) => span.unit !== 'year');
  const before = targets.some((target) => target.bound === 'before');
  const [part] = parts;
  if (!part || targets.some((target) => target.bound === 'from')) return null;
  const period = part.unit === 'nine-months' ? null : part.unit;
  if (!period || period === 'year') return null;
  const numbers = parts
    .filter((span) => span.unit === part.unit)
    .flatMap((span) => (span.join === 'list' ? span.numbers : span.numbers.slice(-1)));
  if (before)
    return schedule(clause, {
      class: 'recurring',
      rule: { kind: 'each', period, only: numbers, on: [{ ...firstDayOf(period) }], before },
    });
  return schedule(clause, { class: 'recurring', rule: { kind: 'each', period, only: numbers } });
}

function firstDayOf(period: 'month' | 'quarter' | 'half-year'): DayOfPeriod {
  return period === 'month' ? { day: 1 } : { month: 1, day: 1 };
}
