import type { Instant } from '../domain/dates';
import { limitedUntil, lookBack } from '../domain/limits';
import { claimGroup, findToldTimes } from '../store/claim-group';
import { closeDeliveries } from '../store/close-deliveries';
import { findFactsAbout } from '../store/find-facts-about';
import type { Group } from '../store/find-waiting';
import { inTransaction } from '../store/in-transaction';
import { chooseEntries } from './choose-entries';
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
};

const NOTHING: ClaimResult = { message: null, superseded: 0, expired: 0, undeliverable: 0, waitUntil: null };

/**
 * Makes one message of everything that is to be told to a person on a channel now, by the facts of this very moment, and
 * marks it as being sent. One transaction: a crash afterwards leaves a mark, and never a message that nobody knows of.
 */
export async function claimNextMessage(pass: Pass, group: Group, now: Instant): Promise<ClaimResult> {
  const limits = pass.limits.perPerson[group.channel];
  return inTransaction(pass.db, async (client) => {
    const claimed = await claimGroup(client, group, now - lookBack(limits));
    if (!claimed || claimed.candidates.length === 0) return NOTHING;
    const { candidates, sentAt } = claimed;
    await pass.contexts.load(candidates.map(({ plan }) => plan));
    // A message put off is tried again with all that has come since: one message, not two.
    const putOff = Math.max(...candidates.map(({ notBefore }) => notBefore ?? 0));
    const waitUntil = putOff > now ? putOff : limitedUntil(limits, sentAt, now);
    if (waitUntil !== null) return { ...NOTHING, waitUntil };
    const choice = chooseEntries({
      waiting: candidates,
      contextOf: pass.contexts.of,
      factsOf: await findFactsAbout(client, candidates),
      toldAt: await findToldTimes(client, candidates),
      now,
    });
    await closeDeliveries(client, group, choice.superseded, 'superseded', now);
    await closeDeliveries(client, group, choice.expired, 'expired', now);
    const made = await makeMessage(pass, client, group, choice.send, candidates, now);
    return { ...made, superseded: choice.superseded.length, expired: choice.expired.length, waitUntil: choice.waitUntil };
  });
}
