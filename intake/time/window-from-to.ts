import { addDays, yearOf, type DateString } from '../../domain/dates';
import { has, type Clause } from './clause';
import type { Duty } from './duty';
import type { Target } from './find-targets';
import { wholeOf, type Range } from './resolve-spans';

const OPEN_END = 'Chỉ nêu thời điểm bắt đầu: tạm tính đến hết năm, đề nghị xác nhận.';

/** "Từ … đến …" as one window; with only a start it ends with the year, only an end after "từ nay" it starts at issue. */
export function windowFromTo(clause: Clause, targets: readonly Target[]): Duty | null {
  const dash = targets.findIndex((target, i) => target.bound === null && targets[i + 1]?.linked === 'range');
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
export function unwrapped(clause: Clause, { ranges, atom }: Target): Range {
  const [start, end] = [ranges[0], ranges.at(-1)];
  if (!start || !end) return wholeOf(ranges);
  if (start.from <= end.to) return { from: start.from, to: end.to };
  const named = ('year' in atom && atom.year !== null) || has(clause, 'relative-year');
  return named ? { from: shiftYear(start.from, -1), to: end.to } : { from: start.from, to: shiftYear(end.to, 1) };
}

export function shiftYear(date: DateString, by: number): DateString {
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
