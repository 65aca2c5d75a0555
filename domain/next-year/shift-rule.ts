import type { DateString } from '../dates';
import type { ScheduleRule } from '../schedule/schedule';
import { shiftDate } from './shift-date';

/** A rule of a plan for a year that lies `years` later: what names dates moves with it, what names periods stays as it is. */
export function shiftRule(rule: ScheduleRule, years: number, words: string): ScheduleRule {
  const moved = (date: DateString) => shiftDate(date, years, words);
  switch (rule.kind) {
    case 'standing':
      return rule.until ? { ...rule, until: moved(rule.until) } : rule;
    case 'window':
      return { ...rule, from: moved(rule.from), to: moved(rule.to) };
    case 'limit':
      return { ...rule, on: moved(rule.on) };
    case 'days':
      return {
        ...rule,
        days: rule.days.map((day) => ({
          ...day,
          on: moved(day.on),
          ...(day.round && { round: shiftRound(day.round, years) }),
          ...(day.from && { from: moved(day.from) }),
        })),
      };
    case 'each':
      return {
        ...rule,
        ...(rule.from && { from: moved(rule.from) }),
        ...(rule.until && { until: moved(rule.until) }),
      };
    case 'cycles':
    case 'after-each':
    case 'waiting':
    case 'on-demand':
      return rule;
    default:
      return assertNever(rule);
  }
}

/** The dates a rule names, in its own order; none where it names periods only. */
export function datesIn(rule: ScheduleRule): DateString[] {
  switch (rule.kind) {
    case 'window':
      return [rule.from, rule.to];
    case 'limit':
      return [rule.on];
    case 'days':
      return rule.days.map(({ on }) => on);
    case 'each':
      return [rule.from, rule.until].filter((date) => date !== undefined);
    case 'standing':
      return rule.until ? [rule.until] : [];
    case 'cycles':
    case 'after-each':
    case 'waiting':
    case 'on-demand':
      return [];
    default:
      return assertNever(rule);
  }
}

// A round may be named for the period it reports on (`2026-Q1`); `dot-1` stays.
function shiftRound(round: string, years: number): string {
  return round.replace(/^\d{4}(?=-|$)/, (year) => String(Number(year) + years));
}

function assertNever(rule: never): never {
  throw new Error(`Unknown schedule rule: ${JSON.stringify(rule)}`);
}
