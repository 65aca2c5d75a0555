import type { DayOfPeriod, Period } from '../../domain/schedule/schedule';
import { all, first, has, type Clause } from './clause';

/**
 * Which days of a repeated period a clause names ("ngày 05 tháng đầu tiên của quý tiếp theo"), and whether "trước" stands
 * before them. No day: the period's end.
 */
export function daysOfPeriod(clause: Clause, period: Period): { on: DayOfPeriod[]; before: boolean } {
  const next = has(clause, 'next') ? { next: true } : {};
  const month = monthOf(clause, period);
  const on = (period === 'week' ? weekdays(clause) : days(clause)).map((day) => ({ ...month, ...day, ...next }));
  const whole = on.length === 0 && (month.month !== undefined || next.next) ? [{ ...month, ...next }] : on;
  return { on: whole, before: has(clause, 'before') && !has(clause, 'clock') && whole.length > 0 };
}

function monthOf(clause: Clause, period: Period): { month?: number } {
  if (period !== 'quarter') return {};
  const named = first(clause, 'month-of');
  if (named) return named.which === 'last' ? {} : { month: named.which };
  // "ngày 05 của quý sau", "hằng quý, trước ngày 05 của tháng kế tiếp": the first month after the quarter.
  return has(clause, 'next') ? { month: 1 } : {};
}

function weekdays(clause: Clause): DayOfPeriod[] {
  const named = all(clause, 'weekday').map((one) => one.weekday);
  const window = named.length > 1 && (has(clause, 'from', 'event') || has(clause, 'until'));
  const wanted = window ? named.slice(-1) : [...new Set(named)];
  if (wanted.length > 0) return wanted.map((weekday) => ({ weekday }));
  const working = first(clause, 'working-day');
  return working?.which === 'first-working' ? [{ weekday: 1 }] : [];
}

function days(clause: Clause): DayOfPeriod[] {
  const weekday = first(clause, 'weekday');
  const weeks = first(clause, 'week-of-month')?.weeks;
  if (weekday) return (weeks ?? [1]).map((week) => ({ weekday: weekday.weekday, week }));
  const named = all(clause, 'days').flatMap((one) => (one.join === 'range' ? one.days.slice(-1) : one.days));
  const range = has(clause, 'from') && has(clause, 'until') && named.length === 2;
  if (named.length > 0) return (range ? named.slice(-1) : [...new Set(named)]).map((day) => ({ day }));
  if (weeks) return weeks.map((week) => ({ day: week === 'last' ? 'last' : Math.min(week * 7, 31) }));
  const working = first(clause, 'working-day');
  if (working) return [{ day: working.which }];
  const edge = first(clause, 'edge-day') ?? first(clause, 'first-days');
  if (edge) return [{ day: edge.which === 'last' ? 'last' : edge.is === 'first-days' ? edge.days : 1 }];
  return all(clause, 'position').flatMap(({ which, of }): DayOfPeriod[] => {
    if (of === 'quarter' && which !== 'end') return [which === 'start' ? { month: 1, day: 1 } : { month: 2, day: 15 }];
    return of === 'month' ? [{ day: which === 'start' ? 1 : which === 'middle' ? 15 : 'last' }] : [];
  });
}
