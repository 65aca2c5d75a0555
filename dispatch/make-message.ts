import type { Instant } from '../domain/dates';
import type { Failure } from '../domain/notice';
import type { Officer } from '../domain/unit';
import type { Candidate } from '../store/claim-group';
import { closeDeliveries } from '../store/close-deliveries';
import type { Queryable } from '../store/database';
import type { Group } from '../store/find-waiting';
import { messageHash } from '../store/link-token';
import { startMessage, type Earlier } from '../store/start-message';
import { addressOf } from './address-of';
import { saysOf, type Waiting } from './choose-entries';
import { composeMessage, type ComposedMessage } from './compose-message';
import { linkOf } from './link-of';
import type { Pass } from './pass';
import type { PlanContext } from './plan-contexts';
import { reachOtherwise } from './reach-otherwise';
import { readWords } from './read-words';
import { isWithinSmsQuota } from './sms-quota';
import type { Outgoing } from './transmit';
import { yearFigures } from './year-figures';

export type Made = { message: Outgoing | null; undeliverable: number };

/** Writes a message of these notices for a person and marks it as being sent, or ends their deliveries on this channel and tries the next one. */
export async function makeMessage(
  pass: Pass,
  client: Queryable,
  group: Group,
  send: readonly Waiting[],
  candidates: readonly Candidate[],
  now: Instant,
): Promise<Made> {
  const first = send.map(({ plan }) => pass.contexts.of(plan)).find((context) => context !== null);
  if (!first) return { message: null, undeliverable: 0 };
  const giveUp = async (why: Failure): Promise<Made> => {
    const keys = send.map(({ notice }) => notice.key);
    await closeDeliveries(client, group, keys, 'undeliverable', now);
    const unit = person?.unit ?? send[0]?.notice.to.unit ?? '';
    await reachOtherwise(client, pass, { person: { id: group.person, unit }, channel: group.channel, why, entries: send }, now);
    return { message: null, undeliverable: keys.length };
  };
  const person = first.register.officers.find(({ id }) => id === group.person);
  const address = person ? addressOf(person, group.channel) : null;
  if (!pass[group.channel]) return giveUp('no-template');
  if (!person || address === null) return giveUp('no-address');
  if (pass.suppressed.has(group.channel, address)) return giveUp('dead-address');
  const composed = await compose(pass, client, group, first, person, send, now);
  if (!composed) return giveUp('no-template');
  const isPaid = group.channel !== 'sms' || (await isWithinSmsQuota(client, pass, first, composed.segments, now));
  if (!isPaid) return giveUp('quota');
  const keys = send.map(({ notice }) => notice.key);
  const messageId = messageHash(pass.keys, group.channel, group.person, keys);
  const { subject, text, html, segments, params } = composed;
  const words = { subject, text, html, segments, params };
  const draft = { ...group, unit: person.unit, address, messageId, plan: first.plan.id, ...words, says: saysOf(send) };
  const earlier = earlierMessages(candidates, messageId);
  const link = linkOf(pass.keys, send);
  const started = await startMessage(client, draft, link, pass.policy.leaseMs, earlier, now);
  const unknowns = 0;
  const message = { ...draft, ...started, unknowns, deferrals: earlier.deferrals, entries: send, name: person.name };
  return { message, undeliverable: 0 };
}

async function compose(
  pass: Pass,
  client: Queryable,
  { channel }: Group,
  { register, calendar }: PlanContext,
  person: Officer,
  send: readonly Waiting[],
  now: Instant,
): Promise<ComposedMessage | null> {
  const { asTold, ...words } = await readWords(client, register, send);
  const entries = send.flatMap(({ plan, notice }) => {
    const context = pass.contexts.of(plan);
    return context ? [{ notice: asTold(notice), plan: context.plan }] : [];
  });
  return composeMessage(
    {
      at: now,
      channel,
      authority: register,
      calendar,
      person,
      entries,
      ...words,
      statistics: await yearFigures(client, pass.contexts, send),
      ...(pass.codePage && { codePage: pass.codePage }),
    },
    pass.renderZalo,
  );
}

function earlierMessages(candidates: readonly Candidate[], messageId: string): Earlier {
  const earlier = candidates.filter(({ message }) => message !== null);
  const same = earlier.find((candidate) => candidate.messageId === messageId)?.message ?? null;
  const replaced = [...new Set(earlier.flatMap(({ message }) => (message === same ? [] : (message ?? []))))];
  return { same, replaced, deferrals: Math.max(0, ...earlier.map(({ deferrals }) => deferrals)) };
}
