import { addDays } from '../../domain/dates';
import type { Clause } from './clause';
import { NESTED, type Duty } from './duty';
import type { Target } from './find-targets';
import { rangeOf, wholeOf, type Range } from './resolve-spans';
import { shiftYear, unwrapped } from './window-from-to';

const ADJACENT =
  'Các kỳ liền nhau được hiểu là một khoảng thời gian, thực hiện một lần; đề nghị xác nhận có phải mỗi kỳ một lần không.';

/** The duties of periods without a limit, by README rule 5 of the phrases: adjacent ones in a list are one window, to be confirmed. */
export function dutiesOfWindows(clause: Clause, targets: readonly Target[]): Duty[] {
  const names = namesOfReports(clause);
  const windows = windowsOf(clause, targets, names.length > 0);
  return names.length > 0 ? distinct([...windows, ...names]) : withoutNested(windows);
}

// "quý I, 6 tháng, quý III và năm": names of reports in a list with numbered periods.
function namesOfReports({ atoms, context }: Clause): Duty[] {
  const units = { 'half-year': 'half-year', 'nine-months': 'nine-months', year: 'year' } as const;
  const cycles = atoms.flatMap((atom) => (atom.is === 'each' ? atom.cycles : []));
  return cycles.flatMap((cycle) => {
    const unit = units[cycle as keyof typeof units];
    return unit ? [window(rangeOf(unit, unit === 'year' ? context.year : 1, context.year), null)] : [];
  });
}

function window({ from, to }: Range, ask: string | null): Duty {
  return { from, to, before: false, limited: false, ask };
}

function windowsOf(clause: Clause, targets: readonly Target[], isListOfNames: boolean): Duty[] {
  const groups: Target[][] = [];
  for (const target of targets) {
    const group = groups.at(-1);
    if (group && target.linked && group[0]?.kind === target.kind) group.push(target);
    else groups.push([target]);
  }
  return groups.flatMap((group) =>
    windowsOfList(
      group.flatMap((target) => (target.join === 'range' ? [unwrapped(clause, target)] : target.ranges)),
      joinOfGroup(group),
      isListOfNames,
      group[0]?.ask ?? null,
    ),
  );
}

function joinOfGroup(group: readonly Target[]): 'list' | 'range' | 'or' {
  const joins = [...group.map((target) => target.join), ...group.slice(1).map((target) => target.linked ?? 'list')];
  return joins.find((join) => join !== 'list') ?? 'list';
}

function windowsOfList(
  ranges: readonly Range[],
  join: 'list' | 'range' | 'or',
  isListOfNames: boolean,
  ask: string | null,
): Duty[] {
  const sorted = [...ranges].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1));
  const [start, end] = [ranges[0], ranges.at(-1)];
  if (join !== 'list' && start && end) {
    const wraps = end.from < start.from;
    return [window({ from: start.from, to: wraps ? shiftYear(end.to, 1) : end.to }, ask)];
  }
  if (isListOfNames || isWholeYear(sorted)) return sorted.map((range) => window(range, ask));
  const runs: Range[][] = [];
  for (const range of sorted) {
    const run = runs.at(-1);
    if (run && addDays(run.at(-1)?.to ?? '', 1) === range.from) run.push(range);
    else runs.push([range]);
  }
  return runs.map((run) => window(wholeOf(run), run.length > 1 ? ADJACENT : ask));
}

// "Quý I, II, III, IV": all parts of the year are named, so one in each is meant.
function isWholeYear(ranges: readonly Range[]): boolean {
  const [start, end] = [ranges[0], ranges.at(-1)];
  return (
    (ranges.length === 4 || ranges.length === 12 || ranges.length === 2) &&
    start !== undefined &&
    end !== undefined &&
    `${start.from.slice(5)}${end.to.slice(5)}` === '01-0112-31' &&
    start.from.slice(0, 4) === end.to.slice(0, 4)
  );
}

function withoutNested(duties: readonly Duty[]): Duty[] {
  const each = distinct(duties);
  const kept = each.filter((duty) => !each.some((other) => other !== duty && inside(other, duty)));
  return kept.length < each.length ? kept.map((duty) => ({ ...duty, ask: duty.ask ?? NESTED })) : kept;
}

function inside(inner: Duty, outer: Duty): boolean {
  return inner.from !== null && outer.from !== null && inner.from >= outer.from && inner.to < outer.to;
}

function distinct(duties: readonly Duty[]): Duty[] {
  return duties.filter((duty, i) => duties.findIndex((other) => other.to === duty.to) === i);
}
