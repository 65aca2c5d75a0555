import { lunarNewYear } from '../../domain/calendar/lunar-new-year';
import { dateInMonth, daysInMonth, monthOf, yearOf, type DateString } from '../../domain/dates';
import type { Atom, AtomOf, Join } from './atoms';
import type { Clause } from './clause';
import { monthIn, NOT_IN_LAW, partOf, placeIn, type Found } from './part-of-span';
import { lastOfFiveYears, rangesOf, yearFor, type Range } from './resolve-spans';

/** What the words before a day or a period make of it. */
export type Bound = 'before' | 'by' | 'from' | 'until' | null;

/** A day or some periods that a clause names, in order of the text. */
export type Target = {
  kind: 'day' | 'range' | 'year';
  ranges: readonly Range[];
  join: Join;
  bound: Bound;
  /** Joined to the target before it by nothing but a comma, "và", "hoặc" or a dash. */
  linked: Join | null;
  /** The period as a name, for reports: `2026-Q1`. */
  atom: Atom;
  ask: string | null;
};

/** The days and periods of a clause with the limits that stand before them. */
export function findTargets(clause: Clause): Target[] {
  const targets: Target[] = [];
  let bound: Bound = null;
  let between: Atom[] = [];
  for (let i = 0; i < clause.atoms.length;) {
    const atom = clause.atoms[i] as Atom;
    const found = bound === null && isLoose(atom, clause.atoms[i + 1]) ? null : targetAt(clause, i);
    if (found) {
      const linked = targets.length > 0 ? linkOf(between) : null;
      const inherited = bound ?? (linked && targets.at(-1)?.bound !== 'from' ? (targets.at(-1)?.bound ?? null) : null);
      targets.push({ ...found, bound: inherited, linked, atom });
      [bound, between] = [null, []];
    } else {
      // "chậm nhất trước ngày" is before; "trước 17h ngày 20/5" is the day itself.
      bound =
        bound === 'before' && atom.is === 'clock'
          ? 'by'
          : bound === 'before' && atom.is === 'by'
            ? bound
            : (boundOf(atom) ?? bound);
      between.push(atom);
    }
    i += found ? found.used : 1;
  }
  return targets;
}

// "dịp Tết" has no edges, and "đầu năm" alone is 1 January by law but January or the first quarter to those who write it.
function isLoose(atom: Atom, after: Atom | undefined): boolean {
  return (
    atom.is === 'tet' ||
    (atom.is === 'position' &&
      atom.of === 'year' &&
      atom.which === 'start' &&
      after?.is !== 'span' &&
      after?.is !== 'relative-year')
  );
}

function boundOf(atom: Atom): Bound {
  return atom.is === 'before' || atom.is === 'by' || atom.is === 'from' || atom.is === 'until' ? atom.is : null;
}

const LINKS: Record<string, Join> = { ',': 'list', va: 'list', '-': 'range', den: 'range', ';': 'list' };

function linkOf(between: readonly Atom[]): Join | null {
  // Dates of one list ("ngày 20 các tháng 3, 6, 9") follow each other directly.
  if (between.length === 0) return 'list';
  if (between.length > 2) return null;
  if (between.every((atom) => atom.is === 'or')) return 'or';
  if (between.length === 1 && between[0]?.is === 'until') return 'range';
  const joins = between.map((atom) => (atom.is === 'word' ? LINKS[atom.word] : undefined));
  return joins.every((join) => join !== undefined) ? (joins[0] ?? null) : null;
}

function targetAt(clause: Clause, i: number): Found | null {
  const [atom, after] = [clause.atoms[i] as Atom, clause.atoms[i + 1]];
  switch (atom.is) {
    case 'date':
      return { ...day(dateInMonth(yearFor(clause, atom), atom.month, atom.day), 1), ask: noSuchDay(atom, yearFor(clause, atom)) };
    case 'span':
      return {
        kind: atom.unit === 'year' ? 'year' : 'range',
        ranges: rangesOf(atom, yearFor(clause, atom)),
        join: atom.join,
        ask: null,
        used: 1,
      };
    case 'years':
      return range({ from: `${atom.from}-01-01`, to: `${atom.to}-12-31` }, 1);
    case 'last-of-five-years':
      return alone(clause, i) ? { ...year(lastOfFiveYears(clause.context.year)), ask: NOT_IN_LAW } : null;
    case 'relative-year':
      return alone(clause, i) ? year(clause.context.year + atom.plus) : null;
    case 'this-year':
      return year(clause.context.year);
    case 'tet': {
      const tet = lunarNewYear(clause.context.year);
      return tet ? day(tet, 1) : null;
    }
    default:
      return after?.is === 'span' ? partOf(clause, atom, after) : positionInYear(clause, atom, after);
  }
}

function noSuchDay({ day: number, month }: AtomOf<'date'>, year: number): string | null {
  return number > daysInMonth(year, month)
    ? `Không có ngày ${number}/${month}/${year}: tạm lấy ngày cuối tháng, đề nghị kiểm tra lại.`
    : null;
}

// "năm kế tiếp" after a date or a quarter only says which year that is.
function alone(clause: Clause, i: number): boolean {
  return !clause.atoms
    .slice(Math.max(i - 3, 0), i)
    .some((atom) => (atom.is === 'date' || atom.is === 'span') && atom.year === null);
}

function positionInYear(clause: Clause, atom: Atom, after: Atom | undefined): Found | null {
  if (atom.is === 'days' && after?.is === 'month-of') {
    const quarter = clause.atoms[clause.atoms.indexOf(after) + 1];
    if (quarter?.is !== 'span' || quarter.unit !== 'quarter') return null;
    const months = rangesOf(quarter, yearFor(clause, quarter)).map((one) => monthIn(one, after.which));
    const dates = months.flatMap((month) => atom.days.map((n) => dateInMonth(yearOf(month.from), monthOf(month.from), n)));
    return { kind: 'day', ranges: dates.map((date) => ({ from: date, to: date })), join: 'list', ask: null, used: 3 };
  }
  if (atom.is !== 'position' || atom.of !== 'year') return null;
  const of = clause.context.year + (after?.is === 'relative-year' ? after.plus : 0);
  const whole = { from: `${of}-01-01`, to: `${of}-12-31` };
  const bare = after?.is === 'bare-period' || after?.is === 'this-year' || after?.is === 'relative-year' ? 2 : 1;
  return { ...day(placeIn(whole, atom.which), bare), ask: atom.which === 'start' ? NOT_IN_LAW : null };
}

function day(date: DateString, used: number): Found {
  return { kind: 'day', ranges: [{ from: date, to: date }], join: 'list', ask: null, used };
}

function range(one: Range, used: number): Found {
  return { kind: 'range', ranges: [one], join: 'list', ask: null, used };
}

function year(of: number): Found {
  return { kind: 'year', ranges: [{ from: `${of}-01-01`, to: `${of}-12-31` }], join: 'list', ask: null, used: 1 };
}
