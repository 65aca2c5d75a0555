import { DAY_MS, addDays, type DateString, type Instant } from './dates';
import { previousWorkingDay } from './calendar/working-days';
import type { PlanRules } from './plan-rules';
import { dateAt, instantAt } from './zone';

/**
 * The latest instant in sending hours after which they went on for `patienceMs` without a break, up to `now`: what was due
 * by then and has not happened is late. Outside sending hours it stands still, so that the night forgets nothing.
 */
export function judgedAt(
  { calendar, ladder: { sendingHours } }: Pick<PlanRules, 'calendar' | 'ladder'>,
  now: Instant,
  patienceMs: number,
): Instant {
  for (let day: DateString = previousWorkingDay(calendar, dateAt(now)); ; day = previousWorkingDay(calendar, addDays(day, -1))) {
    const instants = sendingHours
      .map(([from, to]) => ({ from: instantAt(day, from), at: Math.min(now, instantAt(day, to)) - patienceMs }))
      .filter(({ from, at }) => at >= from)
      .map(({ at }) => at);
    if (instants.length > 0) return Math.max(...instants);
    // Hours shorter than the patience never come to an end of it.
    if (now - instantAt(day, '00:00') > LOOK_BACK_MS) return instantAt(day, '00:00');
  }
}

const LOOK_BACK_MS = 31 * DAY_MS;
