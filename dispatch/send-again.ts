import type { Instant } from '../domain/dates';
import type { Notice } from '../domain/notice';
import { withoutSettled } from '../domain/still-needed';
import { giveUpMessage, lockClaimed, markSending, type ClaimedMessage } from '../store/attempt';
import { findFactsAbout } from '../store/find-facts-about';
import { holdFacts } from '../store/hold-facts';
import { inTransaction } from '../store/in-transaction';
import { findLinkOf } from '../store/links';
import type { SendResult } from './dispatch-deps';
import type { Pass } from './pass';
import { transmit, type Outgoing } from './transmit';

/**
 * Sends the stored text of a message once more that may have been sent before. A last look at the facts, then `sending` is
 * committed, then the transport is called.
 */
export async function sendAgain(pass: Pass, id: number): Promise<SendResult> {
  const message = await beginAttempt(pass, id, pass.now());
  return typeof message === 'string' ? message : transmit(pass, message);
}

async function beginAttempt(pass: Pass, id: number, now: Instant): Promise<Outgoing | 'given-up' | 'lost'> {
  return inTransaction(pass.db, async (client) => {
    const message = await lockClaimed(client, id, pass.claim.token);
    if (!message) return 'lost';
    const plans = message.entries.map(({ plan }) => plan);
    await holdFacts(client, plans);
    const factsOf = await findFactsAbout(client, message.entries);
    const standing = message.entries.map(({ plan, notice }) => ({ notice, now: withoutSettled(notice, factsOf(plan)) }));
    const needless = standing.filter((entry) => entry.now === null).map(({ notice }) => notice.key);
    if (needless.length > 0 || !standing.every((entry) => isAsSaid(message, entry.now))) {
      await giveUpMessage(client, message, needless, now);
      return 'given-up';
    }
    const link = await findLinkOf(client, message.id);
    const attempt = await markSending(client, id, pass.policy.leaseMs);
    const officers = plans.flatMap((plan) => pass.contexts.of(plan)?.register.officers ?? []);
    return { ...message, attempt, link, name: officers.find(({ id: one }) => one === message.person)?.name ?? null };
  });
}

function isAsSaid({ says }: ClaimedMessage, notice: Notice | null): boolean {
  return says.some((said) => said.notice === notice?.key && said.items === notice.items.length);
}
