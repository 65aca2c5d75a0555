import { addDays, yearOf, type DateString } from '../../domain/dates';
import { keyOfRange } from '../../domain/schedule/period';
import type { Schedule, ScheduleRule } from '../../domain/schedule/schedule';
import { asked, limit, schedule } from './answers';
import { has, type Clause } from './clause';
import { findTargets, type Target } from './find-targets';
import { rangesOf, yearFor, type Range } from './resolve-spans';

/** One obligation as the clause words it: a window, or a day with or without "trước". */
type Duty = { from: DateString | null; to: DateString; before: boolean; limited: boolean; ask: string | null; round?: string };

const ADJACENT =
  'Các kỳ liền nhau được hiểu là một khoảng thời gian, thực hiện một lần; đề nghị xác nhận có phải mỗi kỳ một lần không.';
const NESTED = 'Nêu nhiều mốc cho cùng một việc: lấy mốc sớm hơn, đề nghị xác nhận.';
const BEFORE_YEAR = 'Hiểu là trước ngày 01/01 của năm đó; nếu ý là trong năm đó, đề nghị sửa lại.';
const FIVE_YEARS = 'Hiểu theo kỳ kế hoạch 05 năm của Nhà nước (2021-2025, 2026-2030, …); đề nghị xác nhận.';
const OPEN_END = 'Chỉ nêu thời điểm bắt đầu: tạm tính đến hết năm, đề nghị xác nhận.';

/** Days and periods that are named once each: windows, limits and lists of them; null when the clause names none. */
export function readDated(clause: Clause): Schedule | null {
  const duties = dutiesOf(clause, meaningful(findTargets(clause)));
  const ask = duties.find((duty) => duty.ask)?.ask ?? (has(clause, 'last-of-five-years') ? FIVE_YEARS : null);
  const [only, second] = duties;
  if (!only) return null;
  const dated = second ? listOf(clause, duties) : schedule(clause, { class: classOf(only), rule: ruleOf(only) });
  const rolled = has(clause, 'clock') && has(clause, 'before') ? { ...dated, roll: 'previous_working_day' as const } : dated;
  return ask ? asked(rolled, ask) : rolled;
}

// A whole year beside a finer time only says which year it is: "Trong năm 2024 … trước tháng 11 năm 2024".
function meaningful(targets: readonly Target[]): readonly Target[] {
  const finer = targets.filter((target) => target.kind !== 'year' || (target.bound !== null && target.bound !== 'from'));
  const fromTo = targets.some((target) => target.bound === 'from');
  return finer.length > 0 && !(fromTo && finer.length < targets.length && finer.every((target) => target.bound === null))
    ? finer
    : targets;
}

function dutiesOf(clause: Clause, targets: readonly Target[]): Duty[] {
  const fromTo = windowFromTo(clause, targets);
  if (fromTo) return [fromTo];
  const limits = targets.filter((target) => target.bound !== null || target.kind === 'day');
  const periods = targets.filter((target) => target.bound === null && target.kind !== 'day');
  if (limits.length > 0) return earlierOfTwo(limits, namedByPeriod(clause, limits.flatMap(limitsOf)));
  return withoutNested(windowsOf(clause, periods, has(clause, 'each')));
}

function windowFromTo(clause: Clause, targets: readonly Target[]): Duty | null {
  const dash = targets.findIndex(
    (target, i) => target.bound === null && target.kind === 'day' && targets[i + 1]?.linked === 'range',
  );
  const at = dash >= 0 && targets.length === 2 ? dash : targets.findIndex((target) => target.bound === 'from');
  const [start, end] = [targets[at], targets[at + 1]];
  const { issuedOn, year } = clause.context;
  if (!start) {
    const openStart = has(clause, 'from', 'event') && targets.length === 1 ? targets[0] : undefined;
    if (openStart?.bound !== 'until') return null;
    return { from: issuedOn ?? `${year}-01-01`, to: lastDay(openStart), before: false, limited: false, ask: openStart.ask };
  }
  const from = start.ranges[0]?.from ?? `${year}-01-01`;
  if (end && (end.bound === 'until' || end.linked === 'range' || end.bound === null || end.bound === 'before')) {
    const to = end.bound === 'before' ? addDays(end.ranges[0]?.from ?? from, -1) : lastDay(end);
    return inOrder(start, end, { from, to, before: false, limited: false, ask: end.ask });
  }
  if (start.join === 'range') return { ...unwrapped(clause, start), before: false, limited: false, ask: null };
  return { from, to: `${yearOf(from)}-12-31`, before: false, limited: false, ask: OPEN_END };
}

// "từ tháng 10 đến tháng 3": the end lies in the next year, or the start in the one before when the end says its year.
function inOrder(start: Target, end: Target, duty: Duty): Duty {
  if (duty.from === null || duty.from <= duty.to) return duty;
  const endNamesYear = 'year' in end.atom && end.atom.year !== null;
  const startNamesYear = 'year' in start.atom && start.atom.year !== null;
  return endNamesYear && !startNamesYear ? { ...duty, from: shiftYear(duty.from, -1) } : { ...duty, to: shiftYear(duty.to, 1) };
}

// "từ tháng 10 đến tháng 3" runs into the next year; a year that is named is that of the end.
function unwrapped(clause: Clause, { ranges, atom }: Target): Range {
  const [start, end] = [ranges[0], ranges.at(-1)];
  if (!start || !end) return whole(ranges);
  if (start.from <= end.to) return { from: start.from, to: end.to };
  const named = ('year' in atom && atom.year !== null) || has(clause, 'relative-year');
  return named ? { from: shiftYear(start.from, -1), to: end.to } : { from: start.from, to: shiftYear(end.to, 1) };
}

function shiftYear(date: DateString, by: number): DateString {
  return `${yearOf(date) + by}${date.slice(4)}`;
}

function lastDay(target: Target): DateString {
  return (
    target.ranges
      .map((range) => range.to)
      .sort()
      .at(-1) ?? ''
  );
}

function limitsOf(target: Target): Duty[] {
  const before = target.bound === 'before';
  const isYear = target.kind === 'year' && before;
  const ranges = target.join === 'list' && target.kind === 'day' ? target.ranges : [whole(target.ranges)];
  return ranges.map((range) => ({
    from: null,
    to: before ? range.from : range.to,
    before,
    limited: true,
    ask: isYear ? BEFORE_YEAR : target.ask,
  }));
}

function whole(ranges: readonly Range[]): Range {
  return {
    from: ranges.map((one) => one.from).sort()[0] ?? '',
    to:
      ranges
        .map((one) => one.to)
        .sort()
        .at(-1) ?? '',
  };
}

// "trước ngày 15/11, chậm nhất ngày 30/11": two limits in different words on one work.
function earlierOfTwo(targets: readonly Target[], duties: Duty[]): Duty[] {
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
function namedByPeriod(clause: Clause, duties: Duty[]): Duty[] {
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
  const window = ({ from, to }: Range, why: string | null): Duty => ({
    from,
    to,
    before: false,
    limited: false,
    ask: why ?? ask,
  });
  const sorted = [...ranges].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1));
  const [start, end] = [ranges[0], ranges.at(-1)];
  if (join !== 'list' && start && end) {
    const wraps = end.from < start.from;
    return [window({ from: start.from, to: wraps ? shiftYear(end.to, 1) : end.to }, null)];
  }
  if (isListOfNames || isWholeYear(sorted)) return sorted.map((range) => window(range, null));
  const runs: Range[][] = [];
  for (const range of sorted) {
    const run = runs.at(-1);
    if (run && addDays(run.at(-1)?.to ?? '', 1) === range.from) run.push(range);
    else runs.push([range]);
  }
  return runs.map((run) => window(whole(run), run.length > 1 ? ADJACENT : null));
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
  const distinct = duties.filter((duty, i) => duties.findIndex((other) => other.to === duty.to) === i);
  const kept = distinct.filter((duty) => !distinct.some((other) => other !== duty && inside(other, duty)));
  return kept.length < distinct.length ? kept.map((duty) => ({ ...duty, ask: duty.ask ?? NESTED })) : kept;
}

function inside(inner: Duty, outer: Duty): boolean {
  return inner.from !== null && outer.from !== null && inner.from >= outer.from && inner.to < outer.to;
}

function classOf(duty: Duty): 'by' | 'within' {
  return duty.limited ? 'by' : 'within';
}

function ruleOf(duty: Duty): ScheduleRule {
  return duty.from === null ? limit(duty.to, duty.before) : { kind: 'window', from: duty.from, to: duty.to };
}

function listOf(clause: Clause, duties: readonly Duty[]): Schedule {
  const days = [...duties].sort(byEnd).map(({ from, to, before, round }) => ({
    on: to,
    ...(before && { before }),
    ...(from && { from }),
    ...(round && { round: round }),
  }));
  return schedule(clause, { class: 'dates', rule: { kind: 'days', days: days.map((day) => ({ ...day, ...keyOfWindow(day) })) } });
}

function keyOfWindow(day: { on: DateString; from?: DateString; round?: string }): { round?: string } {
  const key = day.round ?? (day.from ? keyOfRange(day.from, day.on) : null);
  return key ? { round: key } : {};
}

function byEnd(a: Duty, b: Duty): number {
  return a.to < b.to ? -1 : a.to > b.to ? 1 : 0;
}
