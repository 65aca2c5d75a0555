import { circuitCause } from '../alarm-cause';
import { addWorkingDays } from '../calendar/working-days';
import type { Instant } from '../dates';
import { limitedUntil, type Limits } from '../limits';
import type { Channel, Notice } from '../notice';
import type { PlanRules } from '../plan-rules';
import { nextSendingTime } from '../sending-hours';
import { dateAt, instantAt } from '../zone';
import type { Story, StoryDelivery } from './story';
import type { Waiting } from './why';

type Wait = { why: Waiting; until: Instant | null };

/** Why an open delivery has not been sent yet, and until when at least. */
export function waitingOf(
  story: Story,
  rules: PlanRules,
  notice: Notice,
  { message, channel, recentlySent }: StoryDelivery,
  limits: Pick<Limits, 'perPerson'> | null,
  now: Instant,
): Wait {
  if (story.isOnHold) return { why: 'hold', until: null };
  const isBroken = isCircuitOpen(story, channel);
  if (message?.state === 'claimed' || message?.state === 'sending') return { why: 'on-its-way', until: null };
  if (message?.state === 'unknown') return { why: 'unknown', until: message.notBefore };
  if (message?.state === 'deferred') return { why: isBroken ? 'circuit' : 'deferred', until: message.notBefore };
  const rested = restedAt(story, rules, notice);
  if (rested === null || rested > now) return { why: 'rests', until: rested === null ? null : nextSendingTime(rules, rested) };
  const sending = nextSendingTime(rules, now);
  if (sending > now) return { why: 'hours', until: sending };
  if (isBroken) return { why: 'circuit', until: null };
  const limited = limits && limitedUntil(limits.perPerson[channel], recentlySent, now);
  return limited ? { why: 'limits', until: limited } : { why: 'queued', until: null };
}

/** From when an escalation may go: its reminder was accepted and has had its days; null: it was not accepted. */
function restedAt({ restedAt: toldAt }: Story, { calendar }: PlanRules, { restsOn, restDays = 0 }: Notice): Instant | null {
  if (restsOn === undefined) return 0;
  const told = toldAt.get(restsOn);
  if (told === undefined) return null;
  const toldOn = dateAt(told);
  return instantAt(restDays > 0 ? addWorkingDays(calendar, toldOn, restDays) : toldOn, '00:00');
}

function isCircuitOpen({ alarms }: Story, channel: Channel): boolean {
  return alarms.some(({ cause, clearedAt }) => clearedAt === null && cause === circuitCause(channel));
}
