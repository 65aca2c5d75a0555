import { isWorkingDay } from '../../domain/calendar/working-days';
import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import type { Instant } from '../../domain/dates';
import type { PlanRules } from '../../domain/plan-rules';
import { momentOn, nextPostingTime, nextSendingTime } from '../../domain/sending-hours';
import { dateAt, instantAt, isoAt } from '../../domain/zone';
import type { MessageRow } from '../../store/find-messages';

type Seen = {
  rules: PlanRules;
  /** A day may be off in one and worked in the other after a change of calendar; one must allow it. */
  calendars: readonly WorkCalendar[];
  messages: readonly Pick<MessageRow, 'sentAt' | 'person' | 'channel'>[];
  /** When notices were put into the ledger. */
  posted: readonly Instant[];
  /** When somebody said or did something, or a channel came back. */
  said: readonly Instant[];
};

const DRIFT_MS = 2_000;
// A moment handled on a busy machine may come a little later; a jump of virtual time, which this must find, is hours and more.
const BUSY_MS = 30_000;

/**
 * What holds in every story: messages leave on working days in sending hours, at most one a person, channel and moment;
 * the plan acts at the day's moment or at once when somebody says something, as a rule within 2 s.
 */
export function expectGoodManners({ rules, calendars, messages, posted, said }: Seen): void {
  const sent = messages.map(({ sentAt }) => sentAt ?? 0);
  const clocks = calendars.map((calendar) => ({ ...rules, calendar }));
  const rude = sent.filter((at) => !clocks.some((clock) => isWorkingDay(clock.calendar, dateAt(at)) && inHours(rules, at)));
  expect(rude.map(isoAt)).toEqual([]);
  const expected = clocks.flatMap((clock) => said.flatMap((at) => [nextSendingTime(clock, at), nextPostingTime(clock, at)]));
  const drift = posted.map((at) => driftOf(at, [momentOn(rules, dateAt(at)), ...expected])).sort((a, b) => a - b);
  expect(drift.at(-1) ?? 0).toBeLessThan(BUSY_MS);
  expect(drift[Math.floor(drift.length / 2)] ?? 0).toBeLessThan(DRIFT_MS);
  const moments = messages.map(({ person, channel, sentAt }) => `${person} ${channel} ${sentAt}`);
  expect(moments.filter((one, index) => moments.indexOf(one) < index)).toEqual([]);
}

function driftOf(at: Instant, expected: readonly Instant[]): number {
  return Math.min(...expected.filter((due) => due <= at).map((due) => at - due));
}

/** True in the ladder's sending hours, whatever the day. */
export function inHours({ ladder }: Pick<PlanRules, 'ladder'>, at: Instant): boolean {
  const day = dateAt(at);
  return ladder.sendingHours.some(([from, to]) => instantAt(day, from) <= at && at < instantAt(day, to));
}
