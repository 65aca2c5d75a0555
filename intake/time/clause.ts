import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import type { DateString } from '../../domain/dates';
import type { Atom, AtomOf } from './atoms';
import { lex } from './lex';

/** What a phrase is read in: the plan's year, its issue day where known, and the days off. */
export type TimeContext = { year: number; issuedOn: DateString | null; calendar: WorkCalendar };

/** One part of a phrase, cut into atoms. */
export type Clause = { text: string; folded: string; atoms: readonly Atom[]; context: TimeContext };

/** Cuts a part into atoms. What "được thay thế bằng" replaces is left out; numbers take the month that follows them. */
export function clauseOf(text: string, folded: string, context: TimeContext): Clause {
  return { text, folded, atoms: withMonths(withoutReplaced(lex(folded))), context };
}

/** True when the clause holds an atom of one of the kinds. */
export function has(clause: Clause, ...kinds: Atom['is'][]): boolean {
  return clause.atoms.some((atom) => kinds.includes(atom.is));
}

/** All atoms of a kind, in order. */
export function all<K extends Atom['is']>(clause: Clause, kind: K): AtomOf<K>[] {
  return clause.atoms.filter((atom): atom is AtomOf<K> => atom.is === kind);
}

/** The first atom of a kind. */
export function first<K extends Atom['is']>(clause: Clause, kind: K): AtomOf<K> | undefined {
  return all(clause, kind)[0];
}

function withoutReplaced(atoms: readonly Atom[]): readonly Atom[] {
  return atoms.slice(atoms.findIndex((atom) => atom.is === 'replaced') + 1);
}

// "ngày 20 các tháng 3, 6, 9" · "ngày 15 đến 20 tháng 3" · "từ 15 đến 20/3": days borrow the month that follows.
function withMonths(atoms: readonly Atom[]): Atom[] {
  const result: Atom[] = [];
  for (let i = 0; i < atoms.length; i += 1) {
    const [atom, after] = [atoms[i] as Atom, atoms[i + 1]];
    if (atom.is === 'days' && after?.is === 'span' && after.unit === 'month') {
      result.push(...datesOf(atom, after));
      i += 1;
    } else {
      const date = dateOfLoneDay(atoms, i);
      result.push(...(date ?? [atom]));
    }
  }
  return result;
}

function datesOf(days: AtomOf<'days'>, months: AtomOf<'span'>): Atom[] {
  const dates = months.numbers.flatMap((month) => days.days.map((day): Atom => ({ is: 'date', day, month, year: months.year })));
  const [start, end] = [dates[0], dates.at(-1)];
  return days.join === 'range' && start && end ? [{ is: 'from' }, start, { is: 'until' }, end] : dates;
}

function dateOfLoneDay(atoms: readonly Atom[], i: number): Atom[] | null {
  const [atom, link, date] = [atoms[i], atoms[i + 1], atoms[i + 2]];
  if (date?.is !== 'date' || !link) return null;
  const isRange = link.is === 'until' || (link.is === 'word' && (link.word === '-' || link.word === 'den'));
  const isList = link.is === 'or' || (link.is === 'word' && (link.word === 'va' || link.word === ','));
  const days =
    atom?.is === 'days'
      ? atom.days
      : atom?.is === 'word' && isRange && /^([1-9]|[12]\d|3[01])$/.test(atom.word)
        ? [Number(atom.word)]
        : [];
  if (days.length === 0 || !(isRange || isList)) return null;
  const dates = days.map((day): Atom => ({ is: 'date', day, month: date.month, year: date.year }));
  return isRange && atoms[i - 1]?.is !== 'from' ? [{ is: 'from' }, ...dates] : dates;
}
