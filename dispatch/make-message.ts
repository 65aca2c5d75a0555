import type { Instant } from '../domain/dates';
import type { Failure } from '../domain/notice';
import type { Officer } from '../domain/unit';
import { closeDeliveries } from '../store/close-deliveries';
import type { Group } from '../store/find-waiting';
import { inTransaction } from '../store/in-transaction';
import { messageHash } from '../store/link-token';
import type { Candidate } from '../store/read-group';
import { startMessage, type Earlier, type SeenPlan, type Start, type Started } from '../store/start-message';
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

/**
 * Writes a message of these notices for a person and marks it as being sent, or ends their deliveries on this channel and
 * tries the next one. `overtaken`: something has changed since the candidates were read; nothing was done.
 */
export async function makeMessage(
  pass: Pass,
  group: Group,
  send: readonly Waiting[],
  candidates: readonly Candidate[],
  now: Instant,
): Promise<Made | 'overtaken'> {
  const first = send.map(({ plan }) => pass.contexts.of(plan)).find((context) => context !== null);
  if (!first) return { message: null, undeliverable: 0 };
  const person = first.register.officers.find(({ id }) => id === group.person);
  const address = person ? addressOf(person, group.channel) : null;
  const unit = person?.unit ?? send[0]?.notice.to.unit ?? '';
  const giveUp = (why: Failure) => endOnChannel(pass, group, unit, send, why, now);
  if (!pass[group.channel]) return giveUp('no-template');
  if (!person || address === null) return giveUp('no-address');
  if (pass.suppressed.has(group.channel, address)) return giveUp('dead-address');
  const composed = await compose(pass, group, first, person, send, now);
  if (!composed) return giveUp('no-template');
  const messageId = messageHash(
    pass.keys,
    group.channel,
    group.person,
    send.map(({ notice }) => notice.key),
  );
  const { subject, text, html, segments, params } = composed;
  const words = { subject, text, html, segments, params };
  const draft = { ...group, unit, address, messageId, plan: first.plan.id, ...words, says: saysOf(send) };
  const earlier = earlierMessages(candidates, messageId);
  const seen = seenPlans(send, candidates);
  const start = { draft, link: linkOf(pass.keys, send), earlier, seen, leaseMs: pass.policy.leaseMs };
  const started = await startPaid(pass, first, start, now);
  if (started === null) return 'overtaken';
  if (started === 'quota') return giveUp('quota');
  const message = { ...draft, ...started, unknowns: 0, deferrals: earlier.deferrals, entries: send, name: person.name };
  return { message, undeliverable: 0 };
}

/** Ends deliveries on a channel that cannot bring them to the person, and tries the next one. */
async function endOnChannel(
  pass: Pass,
  group: Group,
  unit: string,
  entries: readonly Waiting[],
  why: Failure,
  now: Instant,
): Promise<Made> {
  const keys = entries.map(({ notice }) => notice.key);
  await inTransaction(pass.db, async (client) => {
    await closeDeliveries(client, group, keys, 'undeliverable', now);
    await reachOtherwise(client, pass, { person: { id: group.person, unit }, channel: group.channel, why, entries }, now);
  });
  return { message: null, undeliverable: keys.length };
}

// An SMS is paid for: counted and made in one transaction. What replaces a put-off message needs one too.
async function startPaid(pass: Pass, context: PlanContext, start: Start, now: Instant): Promise<Started | 'quota' | null> {
  const { draft, earlier } = start;
  if (draft.channel !== 'sms' && earlier.replaced.length === 0) return startMessage(pass.db, start, now);
  return inTransaction(pass.db, async (client) => {
    const isPaid = draft.channel !== 'sms' || (await isWithinSmsQuota(client, pass, context, draft.segments, now));
    return isPaid ? startMessage(client, start, now) : 'quota';
  });
}

function seenPlans(send: readonly Waiting[], candidates: readonly Candidate[]): SeenPlan[] {
  const told = new Set(send.map(({ plan }) => plan));
  const seen = new Map(candidates.map(({ plan, factSeq }) => [plan, factSeq]));
  return [...seen].filter(([plan]) => told.has(plan)).map(([plan, factSeq]) => ({ plan, factSeq }));
}

async function compose(
  pass: Pass,
  { channel }: Group,
  { register, calendar, texts }: PlanContext,
  person: Officer,
  send: readonly Waiting[],
  now: Instant,
): Promise<ComposedMessage | null> {
  const { asTold, ...words } = await readWords(pass.db, register, send);
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
      texts,
      ...words,
      statistics: await yearFigures(pass.db, pass.contexts, send),
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
