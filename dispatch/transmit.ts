import type { Outcome } from '../channels/outcome';
import type { Instant } from '../domain/dates';
import { CODE_PLACE, LINK_PLACE } from '../domain/mask-message';
import { renewLease, type ClaimedMessage } from '../store/attempt';
import { linkCode, linkToken } from '../store/link-token';
import { returnPathOf } from '../store/return-path';
import type { SendResult } from './dispatch-deps';
import { endAttempt } from './end-attempt';
import { oneLine } from '../templates/clean-text';
import type { Pass } from './pass';

/** A message that is marked as being sent, with what turns its text into the real one. `name`: the recipient's. */
export type Outgoing = Omit<ClaimedMessage, 'says'> & { link: { kid: string; id: string } | null; name: string | null };

/** Calls the transport for a message that has been marked as being sent, and writes down what became of it. */
export async function transmit(pass: Pass, message: Outgoing): Promise<SendResult> {
  const { leaseMs } = pass.policy;
  const alive = setInterval(
    () => void renewLease(pass.db, message.id, message.attempt, leaseMs).catch(() => undefined),
    leaseMs / 3,
  );
  try {
    const outcome = await callTransport(pass, message, pass.now());
    return (await endAttempt(pass, message, outcome, pass.now())) ? outcome.kind : 'lost';
  } finally {
    clearInterval(alive);
  }
}

async function callTransport(pass: Pass, message: Outgoing, now: Instant): Promise<Outcome> {
  const { channel, address: to, messageId: requestId } = message;
  const fill = filler(pass, message);
  const none: Outcome = { kind: 'our-fault', error: `no transport for ${channel}` };
  if (channel === 'sms') return pass.sms?.send({ to, text: fill(message.text), requestId, date: now }) ?? none;
  if (channel === 'zalo') {
    const { template = '', ...values } = message.params ?? {};
    const params = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value)]));
    return pass.zalo?.send({ to, template, params, requestId, date: now }) ?? none;
  }
  const withDomain = (local: string): string => `${local}@${pass.mailDomain}`;
  const mail = {
    to: { name: oneLine(message.name) || to, address: to },
    subject: fill(message.subject),
    text: fill(message.text),
    html: fill(message.html),
    messageId: withDomain(message.messageId),
    references: message.thread && message.thread !== message.messageId ? withDomain(message.thread) : null,
    ...(pass.bounceAddress && { returnPath: returnPathOf(pass.keys, pass.bounceAddress, message.id) }),
    date: now,
  };
  return pass.email?.send(mail) ?? none;
}

// Only here do link and code become real; what is stored keeps their places.
function filler({ publicUrl, keys }: Pass, { link }: Outgoing): (text: string) => string {
  if (!link) return (text) => text;
  const url = `${publicUrl}/l/${linkToken(keys, { ...link, purpose: 'answer' })}`;
  const code = linkCode(keys, link);
  return (text) => text.replaceAll(LINK_PLACE, url).replaceAll(CODE_PLACE, code);
}
