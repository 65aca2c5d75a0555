import type { Cycle, DayOfPeriod, Period, Schedule, ScheduleRule } from '../../domain/schedule/schedule';
import { asked, schedule } from './answers';
import type { Cycling } from './atoms';
import { all, first, has, type Clause } from './clause';
import { daysOfPeriod } from './days-of-period';
import { findTargets, type Target } from './find-targets';
import { readYearly } from './read-yearly';

const NO_PERIOD = 'Không nêu kỳ báo cáo: tạm tính theo quý, đề nghị xác nhận.';
const ONLY_WINDOW = 'Chỉ nêu kỳ số liệu: tạm tính đến hạn vào ngày chốt số liệu, đề nghị xác nhận ngày gửi.';
const NO_MONTH = 'Không nêu tháng nào của quý: tạm tính tháng cuối quý, đề nghị xác nhận.';
const PLACE =
  'Pháp luật không quy định đầu quý, giữa quý là ngày nào: tạm tính ngày đầu quý, ngày 15 tháng giữa quý; đề nghị xác nhận.';
const WEEKS = 'Pháp luật không quy định cách đếm tuần trong tháng: tạm tính mỗi tuần 07 ngày từ ngày 01, đề nghị xác nhận.';

/** Obligations that come back ("hằng quý", "ngày 20 của tháng", "tháng kế tiếp"); null when the clause names none. */
export function readRecurring(clause: Clause): Schedule | null {
  const cycles = cyclesOf(clause);
  if (!cycles || cycles.includes('day')) return null;
  const targets = findTargets(clause);
  if (cycles.length === 1 && cycles[0] === 'year')
    return readYearly(clause, targets) ?? schedule(clause, each(clause, 'year', targets));
  if (named(clause, targets)) return null;
  const dates = targets.filter((target) => target.kind === 'day' && target.bound !== 'from' && target.bound !== 'until');
  if (dates.length > 1) return readYearly(clause, targets);
  const [single] = cycles;
  const answer = cycles.length > 1 ? several(clause, cycles) : each(clause, single as Period, targets);
  const ask = askOf(clause, cycles);
  return ask ? asked(schedule(clause, answer), ask) : schedule(clause, answer);
}

// Report names beside dates or periods ("báo cáo quý … 05/4", "quý 1, 2, 3, 4 và 6 tháng") are a list, not a rhythm.
function named(clause: Clause, targets: readonly Target[]): boolean {
  const strong = all(clause, 'each').some((each) => !each.weak) || has(clause, 'next', 'of-month', 'of-quarter');
  return !strong && targets.some((target) => target.kind !== 'year') && has(clause, 'each');
}

function cyclesOf(clause: Clause): Cycling[] | null {
  const every = all(clause, 'each');
  const strong = every.filter((each) => !each.weak);
  const stated = [...new Set((strong.length > 0 ? every : every.filter(() => true)).flatMap((each) => each.cycles))];
  if (stated.length > 0) return stated;
  const next = first(clause, 'next');
  const numbered = all(clause, 'span').some((span) => span.unit !== 'year');
  if (has(clause, 'month-of') && !numbered) return ['quarter'];
  if (next) return [next.period];
  if (numbered || has(clause, 'date')) return regularly(clause);
  if (has(clause, 'of-quarter')) return ['quarter'];
  if (has(clause, 'weekday') && !has(clause, 'span', 'years'))
    return has(clause, 'week-of-month') || ofMonth(clause) ? ['month'] : ['week'];
  const working = first(clause, 'working-day') ?? first(clause, 'edge-day');
  if (working?.of) return [working.of === 'tuan' ? 'week' : working.of === 'quy' ? 'quarter' : 'year'];
  if (has(clause, 'working-day', 'edge-day', 'week-of-month', 'first-days') && !has(clause, 'school-year')) return ['month'];
  return ofMonth(clause) && has(clause, 'days') ? ['month'] : null;
}

function ofMonth(clause: Clause): boolean {
  return has(clause, 'of-month');
}

// "định kỳ 6 tháng đầu năm và cuối năm" names both halves: a rhythm.
function regularly(clause: Clause): Cycling[] | null {
  const halves = all(clause, 'span').find((span) => span.unit === 'half-year');
  return has(clause, 'regularly') && halves?.numbers.length === 2 ? ['half-year'] : null;
}

function several(clause: Clause, cycles: readonly Cycling[]): Pick<Schedule, 'class' | 'rule'> {
  const whole = cycles.filter((cycle): cycle is Cycle => cycle !== 'week' && cycle !== 'day');
  const { on, before } = daysOfPeriod(clause, 'quarter');
  const [day] = on;
  return { class: 'recurring', rule: { kind: 'cycles', cycles: whole, ...(day && { on: day }), ...(before && { before }) } };
}

function each(clause: Clause, period: Cycling, targets: readonly Target[]): Pick<Schedule, 'class' | 'rule' | 'roll'> {
  if (period === 'nine-months' || period === 'day')
    return { class: 'recurring', rule: { kind: 'cycles', cycles: ['nine-months'] } };
  const { on, before } = daysOfPeriod(clause, period);
  const rule: ScheduleRule = {
    kind: 'each',
    period,
    ...(on.length > 0 && { on: on as DayOfPeriod[] }),
    ...(before && { before }),
    ...bounds(targets, clause),
  };
  // "trước 14h00 thứ Tư" is Wednesday itself, and a day off before it must not push it later.
  return {
    class: 'recurring',
    rule,
    ...(has(clause, 'clock') && has(clause, 'before') && { roll: 'previous_working_day' as const }),
  };
}

/** From and until of a rhythm: "hằng tháng từ tháng 3 đến tháng 10", "hằng năm 2027 - 2030". */
function bounds(targets: readonly Target[], clause: Clause): { from?: string; until?: string } {
  const ranges = targets.flatMap((target) => target.ranges);
  const [start, end] = [
    ranges.map((range) => range.from).sort()[0],
    ranges
      .map((range) => range.to)
      .sort()
      .at(-1),
  ];
  if (!start || !end) return {};
  const year = String(clause.context.year);
  if (start === `${year}-01-01` && end === `${year}-12-31`) return {};
  if (targets.every((target) => target.bound === 'until' || target.bound === 'by')) return { until: end };
  if (targets.every((target) => target.bound === 'from' && target.join !== 'range')) return { from: start };
  return { from: start, until: end };
}

function askOf(clause: Clause, cycles: readonly Cycling[]): string | null {
  const fromWeekdayTo = has(clause, 'weekday') && has(clause, 'from', 'event') && all(clause, 'weekday').length > 1;
  if (fromWeekdayTo) return ONLY_WINDOW;
  if (has(clause, 'week-of-month') && !has(clause, 'weekday')) return WEEKS;
  const monthOf = first(clause, 'month-of');
  if (monthOf?.of === 'ky' && !all(clause, 'each').some((each) => !each.weak)) return NO_PERIOD;
  const placed = all(clause, 'position').some((one) => one.of === 'quarter' && one.which !== 'end');
  if (placed) return PLACE;
  const dayWithoutMonth =
    cycles.length === 1 && cycles[0] === 'quarter' && has(clause, 'days') && !monthOf && !has(clause, 'next');
  return dayWithoutMonth ? NO_MONTH : null;
}
