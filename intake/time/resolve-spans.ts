import { dateInMonth, lastOfMonth, type DateString } from '../../domain/dates';
import type { Atom, AtomOf, SpanUnit } from './atoms';
import type { Clause } from './clause';

/** A stretch of days. */
export type Range = { from: DateString; to: DateString };

const MONTHS: Record<SpanUnit, number> = { month: 1, quarter: 3, 'half-year': 6, 'nine-months': 9, year: 12 };

/** The days of the `number`-th month, quarter, half, … of a year; for `year` the number is the year. */
export function rangeOf(unit: SpanUnit, number: number, year: number): Range {
  if (unit === 'year') return { from: `${number}-01-01`, to: `${number}-12-31` };
  const first = (number - 1) * MONTHS[unit] + 1;
  return { from: dateInMonth(year, first, 1), to: lastOfMonth(year, first + MONTHS[unit] - 1) };
}

/** From the first day of any of the ranges to the last. */
export function wholeOf(ranges: readonly Range[]): Range {
  return {
    from: ranges.map((one) => one.from).sort()[0] ?? '',
    to:
      ranges
        .map((one) => one.to)
        .sort()
        .at(-1) ?? '',
  };
}

/** The days of every member of a span atom. */
export function rangesOf(span: AtomOf<'span'>, year: number): Range[] {
  return span.numbers.map((number) => rangeOf(span.unit, number, year));
}

/**
 * The year of an atom that may not say one: its own, "năm kế tiếp" after it, the next one the clause names, else the last one
 * named before it, else the plan's.
 */
export function yearFor(clause: Clause, atom: Atom): number {
  const own = 'year' in atom ? atom.year : null;
  if (own !== null) return own;
  const at = clause.atoms.indexOf(atom);
  const rest = clause.atoms.slice(at + 1);
  const relative = rest.slice(0, 3).find((one) => one.is === 'relative-year');
  if (relative?.is === 'relative-year') return clause.context.year + relative.plus;
  if (rest.slice(0, 3).some((one) => one.is === 'last-of-five-years')) return lastOfFiveYears(clause.context.year);
  const named = (atoms: readonly Atom[]) => atoms.flatMap(yearsIn);
  return named(rest)[0] ?? named(clause.atoms.slice(0, at)).at(-1) ?? clause.context.year;
}

/** The last year of the State's five-year period (2021–2025, 2026–2030, …) that holds `year`. */
export function lastOfFiveYears(year: number): number {
  return Math.ceil(year / 5) * 5;
}

function yearsIn(atom: Atom): number[] {
  if (atom.is === 'span' && atom.unit === 'year') return [...atom.numbers];
  return (atom.is === 'span' || atom.is === 'date') && atom.year !== null ? [atom.year] : [];
}
