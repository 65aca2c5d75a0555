import { addDays, type DateString, type Instant } from './dates';
import { isWorkingDay, nextWorkingDay } from './calendar/working-days';
import type { PlanRules } from './plan-rules';
import { dateAt, instantAt } from './zone';

type Clock = Pick<PlanRules, 'authority' | 'calendar' | 'ladder'>;

const JITTER_SECONDS = 600;

/**
 * The instant at which an authority acts on a working day: the ladder's time plus its own stable jitter of 0 to 10
 * minutes, so that thousands of plans do not wake at once and all plans of one authority meet in one message.
 */
export function momentOn(clock: Clock, day: DateString): Instant {
  return instantAt(day, clock.ladder.momentAt) + (hash(clock.authority) % JITTER_SECONDS) * 1000;
}

/** `now` when it lies in the sending hours of a working day, otherwise the start of the next sending hours. */
export function nextSendingTime(clock: Clock, now: Instant): Instant {
  const today = dateAt(now);
  if (isWorkingDay(clock.calendar, today)) {
    for (const [from, to] of clock.ladder.sendingHours) {
      if (now < instantAt(today, to)) return Math.max(now, instantAt(today, from));
    }
  }
  const next = nextWorkingDay(clock.calendar, addDays(today, 1));
  return instantAt(next, clock.ladder.sendingHours[0]?.[0] ?? clock.ladder.momentAt);
}

/** The first instant from `now` on at which the notices of a day may be posted: in sending hours, not before that day's moment. */
export function nextPostingTime(clock: Clock, now: Instant): Instant {
  const sending = nextSendingTime(clock, now);
  return Math.max(sending, momentOn(clock, dateAt(sending)));
}

/** 24:00 of a date: the instant at which it is over. */
export function endOfDay(day: DateString): Instant {
  return instantAt(addDays(day, 1), '00:00');
}

// FNV-1a, 32 bit: small, stable across machines and versions.
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value;
}
