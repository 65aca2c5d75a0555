import { nextWorkingDay, previousWorkingDay } from '../../domain/calendar/working-days';
import { addDays, dateInMonth, lastOfMonth, later, monthOf, yearOf, type DateString } from '../../domain/dates';
import type { Atom, AtomOf, Join } from './atoms';
import type { Clause } from './clause';
import { rangesOf, yearFor, type Range } from './resolve-spans';

/** A day or some periods that were found; `used` atoms belong to it. */
export type Found = { kind: 'day' | 'range' | 'year'; ranges: readonly Range[]; join: Join; ask: string | null; used: number };

/** Why a place that the law does not fix is asked about. */
export const NOT_IN_LAW = 'Pháp luật không quy định cách tính mốc này: tạm hiểu như ngày nêu trên, đề nghị xác nhận.';

/** A place in a numbered period: "đầu tháng 3", "tuần thứ hai của tháng 6", "ngày cuối cùng của quý II"; null when the atom is none. */
export function partOf(clause: Clause, atom: Atom, span: AtomOf<'span'>): Found | null {
  const ranges = rangesOf(span, yearFor(clause, span));
  const days = (on: (range: Range) => DateString, ask: string | null = null): Found => ({
    kind: 'day',
    ranges: ranges.map(on).map((date) => ({ from: date, to: date })),
    join: span.join,
    ask,
    used: 2,
  });
  const windows = (within: (range: Range) => Range, ask: string | null = null): Found => ({
    kind: 'range',
    ranges: ranges.map(within),
    join: 'list',
    ask,
    used: 2,
  });
  switch (atom.is) {
    case 'position':
      if (span.unit === 'year' && atom.which === 'start') return days((one) => one.from, NOT_IN_LAW);
      return days((one) => placeIn(one, atom.which), span.unit === 'quarter' && atom.which !== 'end' ? NOT_IN_LAW : null);
    case 'edge-day':
      return days((one) => (atom.which === 'first' ? one.from : one.to));
    case 'working-day':
      return days((one) =>
        atom.which === 'first-working'
          ? nextWorkingDay(clause.context.calendar, one.from)
          : previousWorkingDay(clause.context.calendar, one.to),
      );
    case 'first-days':
      return windows((one) =>
        atom.which === 'first'
          ? { from: one.from, to: addDays(one.from, atom.days - 1) }
          : { from: addDays(one.to, 1 - atom.days), to: one.to },
      );
    case 'week-of-month':
      return {
        ...windows(
          (one) => one,
          'Pháp luật không quy định cách đếm tuần trong tháng: tạm tính mỗi tuần 07 ngày từ ngày 01, đề nghị xác nhận.',
        ),
        ranges: ranges.flatMap((one) => atom.weeks.map((week) => weekIn(one, week))),
      };
    case 'ten-days':
      return windows((one) => tenDays(one, atom.which));
    case 'month-of':
      return span.unit === 'quarter' ? windows((one) => monthIn(one, atom.which)) : null;
    case 'days':
      return span.unit === 'quarter'
        ? null
        : days((one) => dateInMonth(yearOf(one.from), monthOf(one.from), atom.days.at(-1) ?? 31));
    default:
      return null;
  }
}

/** Start, middle or end of a period. Source: Bộ luật Dân sự 91/2015/QH13, Điều 146 (month: 1, 15, last; year: 1/1, 30/6, 31/12). */
export function placeIn({ from, to }: Range, which: 'start' | 'middle' | 'end'): DateString {
  if (which === 'start') return from;
  if (which === 'end') return to;
  const months = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from) + 1;
  if (months === 1 || months === 3) return dateInMonth(yearOf(from), monthOf(from) + (months - 1) / 2, 15);
  return lastOfMonth(yearOf(from), monthOf(from) + months / 2 - 1);
}

function weekIn({ from, to }: Range, week: number | 'last'): Range {
  if (week === 'last') return { from: addDays(to, -6), to };
  const start = addDays(from, (week - 1) * 7);
  return { from: start, to: [addDays(start, 6), to].sort()[0] ?? to };
}

function tenDays({ from, to }: Range, which: 1 | 2 | 3): Range {
  const start = addDays(from, (which - 1) * 10);
  return { from: start, to: which === 3 ? later(to, start) : addDays(start, 9) };
}

/** A month of a quarter, by its place. */
export function monthIn({ from }: Range, which: number | 'last'): Range {
  const month = monthOf(from) + (which === 'last' ? 3 : which) - 1;
  return { from: dateInMonth(yearOf(from), month, 1), to: lastOfMonth(yearOf(from), month) };
}
