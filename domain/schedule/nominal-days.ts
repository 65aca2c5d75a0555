import type { WorkCalendar } from '../calendar/work-calendar';
import { addWorkingDays } from '../calendar/working-days';
import { addDays, type DateString } from '../dates';
import { dateOfPeriod } from './day-of-period';
import { keyOfRange, periodsOver, type PeriodSpan } from './period';
import type { Cycle, DayOfPeriod, Period, ScheduleRule } from './schedule';

/** A day that the words of a schedule name, before rolling and before the issue date is looked at. */
export type NominalDay = {
  key: string;
  on: DateString;
  /** "trước X": `on` is the day before X already, and must roll back. */
  before: boolean;
  /** First day of the period or window; null where the words name none. */
  from: DateString | null;
  times: number;
};

type Each = Extract<ScheduleRule, { kind: 'each' }>;

/** The days a rule names in a plan year. Standing, waiting and on-demand rules name none. */
export function nominalDays(rule: ScheduleRule, year: number, calendar: WorkCalendar): NominalDay[] {
  switch (rule.kind) {
    case 'standing':
    case 'waiting':
    case 'on-demand':
      return [];
    case 'window':
      return [
        { key: keyOfRange(rule.from, rule.to) ?? rule.to, on: rule.to, before: false, from: rule.from, times: rule.times ?? 1 },
      ];
    case 'limit':
      return [single(rule.on, rule.before, null)];
    case 'days':
      return rule.days.map((day) => ({ ...single(day.on, day.before, day.round ?? null), from: day.from ?? null }));
    case 'each':
      return eachPeriod(rule, year, calendar);
    case 'cycles':
      return rule.cycles.flatMap((cycle) => cycleDays(cycle, rule, year, calendar)).filter(longestOfDay);
    case 'after-each':
      return periodsOver(rule.period, ...bounds({}, year)).map((span) => ({
        ...dayOf(span.key, rule.working ? addWorkingDays(calendar, span.to, rule.days) : addDays(span.to, rule.days), false),
        from: span.from,
      }));
    default:
      return assertNever(rule);
  }
}

function single(on: DateString, before: boolean | undefined, round: string | null): NominalDay {
  const day = dayOf('', on, before ?? false);
  return { ...day, key: round ?? day.on };
}

function dayOf(key: string, on: DateString, before: boolean): NominalDay {
  return { key, on: before ? addDays(on, -1) : on, before, from: null, times: 1 };
}

function eachPeriod(rule: Each, year: number, calendar: WorkCalendar): NominalDay[] {
  const [from, until] = bounds(rule, year);
  const days = rule.on ?? [{}];
  return spansOf(rule, from, until).flatMap((span) =>
    days
      .map((day) => ({ day, ...dayOf(span.key, dateOfPeriod(calendar, rule.period, span, day), rule.before ?? false) }))
      // A month's report may be due in the year after; a week belongs to the year that holds its day.
      .filter(({ day, on }) => on >= from && (on <= until || (day.next === true && rule.period !== 'week')))
      .map(({ day: _day, ...named }) => ({
        ...named,
        key: days.length > 1 ? named.on : named.key,
        from: span.from,
        times: rule.times ?? 1,
      })),
  );
}

function spansOf(rule: Each, from: DateString, until: DateString): PeriodSpan[] {
  // One week earlier, for a week whose day lies in the next; the day itself decides.
  const spans = periodsOver(rule.period, rule.period === 'week' ? addDays(from, -7) : from, until);
  const every = rule.every ?? 1;
  if (every > 1)
    return spans.flatMap((span, i) =>
      (i + 1) % every === 0 ? [{ ...span, from: spans[i + 1 - every]?.from ?? span.from }] : [],
    );
  return rule.only ? spans.filter((span) => rule.only?.includes(span.number)) : spans;
}

function bounds(rule: { from?: DateString; until?: DateString }, year: number): [DateString, DateString] {
  return [rule.from ?? `${year}-01-01`, rule.until ?? `${year}-12-31`];
}

function cycleDays(
  cycle: Cycle,
  rule: { on?: DayOfPeriod; before?: boolean },
  year: number,
  calendar: WorkCalendar,
): NominalDay[] {
  const period: Period = cycle === 'nine-months' ? 'quarter' : cycle;
  const spans = periodsOver(period, `${year}-01-01`, `${year}-12-31`);
  const wanted =
    cycle === 'nine-months' ? spans.slice(2, 3).map((span) => ({ ...span, key: `${year}-9M`, from: `${year}-01-01` })) : spans;
  return wanted.map((span) => ({
    ...dayOf(span.key, dateOfPeriod(calendar, period, span, rule.on), rule.before ?? false),
    from: span.from,
  }));
}

function longestOfDay(day: NominalDay, index: number, all: readonly NominalDay[]): boolean {
  const same = all.filter((other) => other.on === day.on);
  return (
    same.every((other) => (day.from ?? '') <= (other.from ?? '')) &&
    all.findIndex((other) => other.on === day.on && other.from === day.from) === index
  );
}

function assertNever(rule: never): never {
  throw new Error(`Unknown schedule rule: ${JSON.stringify(rule)}`);
}
