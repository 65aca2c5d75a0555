import type { Outcome } from '../channels/outcome';
import type { Instant } from '../domain/dates';
import { CODE_PLACE, LINK_PLACE } from '../domain/mask-message';
import type { Notice } from '../domain/notice';
import { withoutSettled } from '../domain/still-needed';
import { giveUpMessage, lockClaimed, markSending, renewLease, type ClaimedMessage } from '../store/attempt';
import type { Queryable } from '../store/database';
import { findFactsAbout } from '../store/find-facts-about';
import { holdFacts } from '../store/hold-facts';
import { inTransaction } from '../store/in-transaction';
import { linkCode, linkToken } from '../store/link-token';
import { findLinkOf } from '../store/links';
import type { SendResult } from './dispatch-deps';
import { endAttempt } from './end-attempt';
import type { Pass } from './pass';

/**
 * Sends one claimed message. A last look at the facts, then `sending` is committed, then the transport is called: so a crash
 * leaves a mark, and never a message that nobody knows of.
 */
export async function sendMessage(pass: Pass, id: number): Promise<SendResult> {
  const attempt = await beginAttempt(pass, id, pass.now());
  if (typeof attempt === 'string') return attempt;
  const { message, fill } = attempt;
  const alive = setInterval(
    () => void renewLease(pass.db, id, message.attempt, pass.policy.leaseMs).catch(() => undefined),
    pass.policy.leaseMs / 3,
  );
  try {
    const outcome = await callTransport(pass, message, fill, pass.now());
    return (await endAttempt(pass, message, outcome, pass.now())) ? outcome.kind : 'lost';
  } finally {
    clearInterval(alive);
  }
}

type Attempt = { message: ClaimedMessage; fill: (text: string) => string };

async function beginAttempt(pass: Pass, id: number, now: Instant): Promise<Attempt | 'given-up' | 'lost'> {
  return inTransaction(pass.db, async (client) => {
    const message = await lockClaimed(client, id, pass.claim.token);
    if (!message) return 'lost';
    await holdFacts(
      client,
      message.entries.map(({ plan }) => plan),
    );
    const factsOf = await findFactsAbout(client, message.entries);
    const standing = message.entries.map(({ plan, notice }) => ({ notice, now: withoutSettled(notice, factsOf(plan)) }));
    const needless = standing.filter((entry) => entry.now === null).map(({ notice }) => notice.key);
    if (needless.length > 0 || !standing.every((entry) => isAsSaid(message, entry.now))) {
      await giveUpMessage(client, message, needless, now);
      return 'given-up';
    }
    const fill = await filler(pass, client, message.id);
    return { message: { ...message, attempt: await markSending(client, id, pass.policy.leaseMs) }, fill };
  });
}

function isAsSaid({ says }: ClaimedMessage, notice: Notice | null): boolean {
  return says.some((said) => said.notice === notice?.key && said.items === notice.items.length);
}

async function callTransport(pass: Pass, message: ClaimedMessage, fill: Attempt['fill'], now: Instant): Promise<Outcome> {
  if (message.channel === 'sms') {
    const sms = { to: message.address, text: fill(message.text), requestId: message.messageId, date: now };
    return pass.sms ? pass.sms.send(sms) : { kind: 'our-fault', error: 'no SMS transport' };
  }
  if (message.channel === 'zalo') {
    const { template = '', ...values } = message.params ?? {};
    const params = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value)]));
    const zns = { to: message.address, template, params, requestId: message.messageId, date: now };
    return pass.zalo ? pass.zalo.send(zns) : { kind: 'our-fault', error: 'no Zalo transport' };
  }
  if (!pass.email) return { kind: 'our-fault', error: 'no e-mail transport' };
  const name = pass.contexts.of(message.entries[0]?.plan ?? '')?.register.officers.find(({ id }) => id === message.person)?.name;
  const withDomain = (local: string): string => `${local}@${pass.mailDomain}`;
  return pass.email.send({
    to: { name: name ?? message.address, address: message.address },
    subject: fill(message.subject),
    text: fill(message.text),
    html: fill(message.html),
    messageId: withDomain(message.messageId),
    references: message.thread && message.thread !== message.messageId ? withDomain(message.thread) : null,
    date: now,
  });
}

// Only here do link and code become real; what is stored keeps their places.
async function filler(pass: Pass, client: Queryable, message: number): Promise<Attempt['fill']> {
  const link = await findLinkOf(client, message);
  if (!link) return (text) => text;
  const url = `${pass.publicUrl}/l/${linkToken(pass.keys, link)}`;
  const code = linkCode(pass.keys, link);
  return (text) => text.replaceAll(LINK_PLACE, url).replaceAll(CODE_PLACE, code);
}
