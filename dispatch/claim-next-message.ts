import type { Instant } from '../domain/dates';
import { limitedUntil, lookBack } from '../domain/limits';
import { closeDeliveries } from '../store/close-deliveries';
import { findFactsAbout } from '../store/find-facts-about';
import { findToldTimes } from '../store/find-told-times';
import type { Group } from '../store/find-waiting';
import { readGroup } from '../store/read-group';
import { takeToken } from '../store/token-bucket';
import { chooseEntries, soonest } from './choose-entries';
import { gatheredAt } from './gathered-at';
import { makeMessage } from './make-message';
import type { Pass } from './pass';
import type { Outgoing } from './transmit';

/** What came of looking at a person's waiting deliveries. */
export type ClaimResult = {
  message: Outgoing | null;
  superseded: number;
  expired: number;
  undeliverable: number;
  waitUntil: Instant | null;
  /** Before `waitUntil` nothing becomes ready but by something new: nobody has to look until then. */
  isResting: boolean;
  /** Something rests on what another person has not been told yet. */
  isHeld: boolean;
  /** The provider takes nothing more before `waitUntil`, of anybody. */
  isRateLimited: boolean;
};

const NOTHING: ClaimResult = {
  message: null,
  superseded: 0,
  expired: 0,
  undeliverable: 0,
  waitUntil: null,
  isResting: false,
  isHeld: false,
  isRateLimited: false,
};

/** How often a message is composed anew because something came in between, before others have their turn. */
const MOST_TRIES = 3;

/**
 * Makes one message of everything that is to be told to a person on a channel now and marks it as being sent, provided that
 * nothing has changed since it was read: so what is sent is true by the facts of this very moment, nobody waits for a lock
 * while words are found, and a crash leaves a mark, never a message that nobody knows of.
 */
export async function claimNextMessage(pass: Pass, group: Group, now: Instant): Promise<ClaimResult> {
  // What a try closed stays closed, also when something came in between and it has to be made anew.
  const closed = { superseded: 0, expired: 0 };
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { isOvertaken, ...result } = await tryToClaim(pass, group, now);
    closed.superseded += result.superseded;
    closed.expired += result.expired;
    if (!isOvertaken) return { ...result, ...closed };
  }
  return { ...NOTHING, ...closed, waitUntil: now };
}

async function tryToClaim(pass: Pass, group: Group, now: Instant): Promise<ClaimResult & { isOvertaken?: true }> {
  const { db } = pass;
  const limits = pass.limits.perPerson[group.channel];
  const { candidates, sentAt } = await readGroup(db, group, now - lookBack(limits));
  if (candidates.length === 0) return NOTHING;
  await pass.contexts.load(candidates.map(({ plan }) => plan));
  // A message put off is tried again with all that has come since: one message, not two.
  const putOff = Math.max(...candidates.map(({ notBefore }) => notBefore ?? 0));
  const readyAt = Math.max(putOff, gatheredAt(candidates, pass.policy.gatherMs));
  const waitUntil = readyAt > now ? readyAt : limitedUntil(limits, sentAt, now);
  if (waitUntil !== null) return { ...NOTHING, waitUntil, isResting: true };
  const choice = chooseEntries({
    waiting: candidates,
    contextOf: pass.contexts.of,
    factsOf: await findFactsAbout(
      db,
      candidates.filter(({ factSeq }) => factSeq > 0),
    ),
    toldAt: await findToldTimes(db, candidates),
    now,
  });
  await closeDeliveries(db, group, choice.superseded, 'superseded', now);
  await closeDeliveries(db, group, choice.expired, 'expired', now);
  const chosen = {
    ...NOTHING,
    superseded: choice.superseded.length,
    expired: choice.expired.length,
    waitUntil: choice.waitUntil,
    isHeld: choice.isHeld,
  };
  // Only who can be told something now takes a token of the provider's.
  const rate = pass.limits.perProvider[group.channel];
  const tokenAt = rate && choice.send.length > 0 ? await takeToken(db, group.channel, rate, now) : null;
  if (tokenAt !== null) return { ...chosen, waitUntil: soonest(tokenAt, choice.waitUntil), isRateLimited: true };
  const made = await makeMessage(pass, group, choice.send, candidates, now);
  return made === 'overtaken' ? { ...chosen, isOvertaken: true } : { ...chosen, ...made };
}
