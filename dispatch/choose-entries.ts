import { addWorkingDays } from '../domain/calendar/working-days';
import { DAY_MS, type DateString, type Instant } from '../domain/dates';
import type { RecordedFact } from '../domain/fact';
import type { Notice } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import { nextSendingTime } from '../domain/sending-hours';
import { repeatedKeys } from '../domain/one-of-each';
import { withoutSettled } from '../domain/still-needed';
import { dateAt, instantAt } from '../domain/zone';
import type { PlanContext } from './plan-contexts';

/** How long an escalation may wait for its reminder beyond its own end, and how long it is of use from then on. */
const LONGEST_HELD = 30 * DAY_MS;
const LONGEST_USE = 14 * DAY_MS;

export type Waiting = { plan: PlanId; notice: Notice };

/** What becomes of each waiting delivery of one person and channel. */
export type Choice = {
  send: Waiting[];
  superseded: string[];
  expired: string[];
  /** When to look again at those that must wait. */
  waitUntil: Instant | null;
  /** Something rests on a notice that was not accepted yet: as soon as that is, look again. */
  isHeld: boolean;
};

export type ChoiceInput = {
  waiting: readonly Waiting[];
  contextOf: (plan: PlanId) => PlanContext | null;
  factsOf: (plan: PlanId) => readonly RecordedFact[];
  /** When notices others rest on were accepted. */
  toldAt: ReadonlyMap<string, Instant>;
  now: Instant;
};

/**
 * Sorts what waits: sent now, needless, too late, or still to wait (outside the sending hours of a working day; resting on a
 * reminder that was not accepted long enough ago: nobody is escalated whom our own outage kept in the dark).
 */
export function chooseEntries({ waiting, contextOf, factsOf, toldAt, now }: ChoiceInput): Choice {
  const choice: Choice = { send: [], superseded: [], expired: [], waitUntil: null, isHeld: false };
  for (const { plan, notice } of waiting) {
    const context = contextOf(plan);
    const needed = withoutSettled(notice, factsOf(plan));
    const from = context ? readyFrom(context, notice, toldAt, now) : null;
    if (isTooLate(notice, from, now)) choice.expired.push(notice.key);
    else if (!needed) choice.superseded.push(notice.key);
    else if (from !== null && from <= now) choice.send.push({ plan, notice: needed });
    else if (from === null) choice.isHeld = true;
    else choice.waitUntil = soonest(choice.waitUntil, from);
  }
  return withoutRepeats(choice);
}

// One about each thing: the others are told by it.
function withoutRepeats(choice: Choice): Choice {
  const repeated = repeatedKeys(choice.send);
  return {
    ...choice,
    send: choice.send.filter(({ notice }) => !repeated.has(notice.key)),
    superseded: [...choice.superseded, ...repeated],
  };
}

// An escalation that was held back for want of a reminder is as good for as long as it would have been without the wait.
function isTooLate(notice: Notice, from: Instant | null, now: Instant): boolean {
  if (notice.restsOn === undefined) return notice.validUntil <= now;
  return notice.validUntil + LONGEST_HELD <= now || (from !== null && notice.validUntil <= now && from + LONGEST_USE <= now);
}

/** What a message made of these notices says, to be compared right before it is sent. */
export function saysOf(entries: readonly { notice: Notice }[]): { notice: string; items: number }[] {
  return entries.map(({ notice }) => ({ notice: notice.key, items: notice.items.length }));
}

/** The earlier of two instants, where null means never. */
export function soonest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null) return b;
  return b === null ? a : Math.min(a, b);
}

// Null: nobody can say yet; the reminder it rests on has not been accepted.
function readyFrom(context: PlanContext, notice: Notice, toldAt: ReadonlyMap<string, Instant>, now: Instant): Instant | null {
  if (notice.restsOn === undefined) return nextSendingTime(context, now);
  const told = toldAt.get(notice.restsOn);
  if (told === undefined) return null;
  const restedOn = restedDay(context, dateAt(told), notice.restDays ?? 0);
  return nextSendingTime(context, Math.max(now, instantAt(restedOn, '00:00')));
}

function restedDay(context: PlanContext, toldOn: DateString, restDays: number): DateString {
  return restDays > 0 ? addWorkingDays(context.calendar, toldOn, restDays) : toldOn;
}
