import type { Instant } from '../domain/dates';
import { limitedUntil, lookBack } from '../domain/limits';
import { claimGroup, findSentTimes, findToldTimes, type Candidate } from '../store/claim-group';
import { closeDeliveries } from '../store/close-deliveries';
import type { Queryable } from '../store/database';
import { findFactsAbout } from '../store/find-facts-about';
import type { Group } from '../store/find-waiting';
import { inTransaction } from '../store/in-transaction';
import { chooseEntries } from './choose-entries';
import { makeMessage } from './make-message';
import type { Pass } from './pass';

/** What came of looking at a person's waiting deliveries. */
export type ClaimResult = {
  message: number | null;
  superseded: number;
  expired: number;
  undeliverable: number;
  waitUntil: Instant | null;
};

const NOTHING: ClaimResult = { message: null, superseded: 0, expired: 0, undeliverable: 0, waitUntil: null };

/** Makes one message of everything that is to be told to a person on a channel now, and claims it. One transaction. */
export async function claimNextMessage(pass: Pass, group: Group, now: Instant): Promise<ClaimResult> {
  return inTransaction(pass.db, async (client) => {
    const candidates = await claimGroup(client, group);
    if (!candidates || candidates.length === 0) return NOTHING;
    await pass.contexts.load(candidates.map(({ plan }) => plan));
    const waitUntil = await mustWait(pass, client, group, candidates, now);
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

// A message put off is tried again with all that has come since: one message, not two.
async function mustWait(
  pass: Pass,
  client: Queryable,
  { person, channel }: Group,
  candidates: readonly Candidate[],
  now: Instant,
): Promise<Instant | null> {
  const putOff = Math.max(...candidates.map(({ notBefore }) => notBefore ?? 0));
  if (putOff > now) return putOff;
  const limits = pass.limits.perPerson[channel];
  return limitedUntil(limits, await findSentTimes(client, person, channel, now - lookBack(limits)), now);
}
