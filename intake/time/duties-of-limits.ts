import { yearOf } from '../../domain/dates';
import { keyOfRange } from '../../domain/schedule/period';
import type { Clause } from './clause';
import { byEnd, NESTED, type Duty } from './duty';
import type { Target } from './find-targets';
import { rangesOf, wholeOf, yearFor, type Range } from './resolve-spans';

const BEFORE_YEAR = 'Hiểu là trước ngày 01/01 của năm đó; nếu ý là trong năm đó, đề nghị sửa lại.';

/** The days that a limit or a bare date sets. */
export function limitsOf(target: Target): Duty[] {
  const before = target.bound === 'before';
  const isYear = target.kind === 'year' && before;
  const ranges = target.join === 'list' && target.kind === 'day' ? target.ranges : [wholeOf(target.ranges)];
  return ranges.map((range) => ({
    from: null,
    to: before ? range.from : range.to,
    before,
    limited: true,
    ask: isYear ? BEFORE_YEAR : target.ask,
  }));
}

// "trước ngày 15/11, chậm nhất ngày 30/11": two limits in different words on one work.
export function earlierOfTwo(targets: readonly Target[], duties: Duty[]): Duty[] {
  const [a, b] = targets;
  const different = targets.length === 2 && a?.bound && b?.bound && a.bound !== b.bound;
  return different
    ? duties
        .slice()
        .sort(byEnd)
        .slice(0, 1)
        .map((duty) => ({ ...duty, ask: NESTED }))
    : duties;
}

// "quý I chậm nhất ngày 05/4 … 6 tháng … 05/7": each date belongs to the report named before it.
export function namedByPeriod(clause: Clause, duties: Duty[]): Duty[] {
  const names = clause.atoms.flatMap((atom) => {
    if (atom.is === 'span' && atom.unit !== 'year' && atom.unit !== 'month')
      return rangesOf(atom, yearFor(clause, atom)).map(nameOf);
    if (atom.is === 'each') return atom.cycles.map((cycle) => cycleName(cycle, clause.context.year));
    return [];
  });
  const usable =
    names.length === duties.length &&
    duties.length > 1 &&
    names.every((name) => name !== null) &&
    new Set(names).size === names.length;
  return usable ? duties.map((duty, i) => ({ ...duty, round: names[i] ?? undefined })) : duties;
}

function nameOf({ from, to }: Range): string | null {
  return to.endsWith('-09-30') && from.endsWith('-01-01') ? `${yearOf(to)}-9M` : keyOfRange(from, to);
}

function cycleName(cycle: string, year: number): string | null {
  const names: Record<string, string> = { 'half-year': `${year}-H1`, 'nine-months': `${year}-9M`, year: String(year) };
  return names[cycle] ?? null;
}
