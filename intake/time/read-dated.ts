import type { DateString } from '../../domain/dates';
import { keyOfRange } from '../../domain/schedule/period';
import type { Schedule, ScheduleRule } from '../../domain/schedule/schedule';
import { asked, limit, schedule } from './answers';
import { has, type Clause } from './clause';
import { findTargets, type Target } from './find-targets';
import { byEnd, type Duty } from './duty';
import { earlierOfTwo, limitsOf, namedByPeriod } from './duties-of-limits';
import { dutiesOfWindows } from './duties-of-windows';
import { windowFromTo } from './window-from-to';

const FIVE_YEARS = 'Hiểu theo kỳ kế hoạch 05 năm của Nhà nước (2021-2025, 2026-2030, …); đề nghị xác nhận.';

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
  return dutiesOfWindows(clause, periods);
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
