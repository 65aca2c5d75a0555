import { addDays, type Instant } from '../domain/dates';
import type { Notice } from '../domain/notice';
import { dateAt, instantAt } from '../domain/zone';
import { claimGroup, findSentTimes, findToldTimes, type Candidate } from '../store/claim-group';
import { claimMessage, findThread, type Earlier } from '../store/claim-message';
import { closeDeliveries } from '../store/close-deliveries';
import type { Queryable } from '../store/database';
import { findFactsAbout } from '../store/find-facts-about';
import type { Group } from '../store/find-waiting';
import { inTransaction } from '../store/in-transaction';
import { codeHash, linkCode, messageHash, newLinkId } from '../store/link-token';
import { saveLink } from '../store/links';
import { addressOf } from './address-of';
import { chooseEntries, saysOf, type Waiting } from './choose-entries';
import { composeMessage } from './compose-message';
import { limitedUntil, LIMITS_LOOK_BACK } from './message-limits';
import type { Pass } from './pass';
import { readWords } from './read-words';
import { yearFigures } from './year-figures';
import { tellUnreachable } from './tell-unreachable';

/** What came of looking at a person's waiting deliveries. */
export type ClaimResult = {
  message: number | null;
  superseded: number;
  expired: number;
  undeliverable: number;
  waitUntil: Instant | null;
};

const NOTHING: ClaimResult = { message: null, superseded: 0, expired: 0, undeliverable: 0, waitUntil: null };
const LINK_DAYS = 30;

/** Makes one message of everything that is to be told to a person on a channel now, and claims it. One transaction. */
export async function claimNextMessage(pass: Pass, group: Group, now: Instant): Promise<ClaimResult> {
  return inTransaction(pass.db, async (client) => {
    const candidates = await claimGroup(client, group);
    if (!candidates || candidates.length === 0) return NOTHING;
    await pass.contexts.load(candidates.map(({ plan }) => plan));
    const waitUntil = await mustWait(client, group, candidates, now);
    if (waitUntil !== null) return { ...NOTHING, waitUntil };
    const choice = chooseEntries({
      waiting: candidates,
      contextOf: pass.contexts.of,
      factsOf: await findFactsAbout(client, candidates),
      toldAt: await findToldTimes(client, restedOn(candidates)),
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
  client: Queryable,
  group: Group,
  candidates: readonly Candidate[],
  now: Instant,
): Promise<Instant | null> {
  const putOff = Math.max(...candidates.map(({ notBefore }) => notBefore ?? 0));
  if (putOff > now) return putOff;
  return limitedUntil(group.channel, await findSentTimes(client, group.person, group.channel, now - LIMITS_LOOK_BACK), now);
}

function restedOn(candidates: readonly Candidate[]): string[] {
  return candidates.flatMap(({ notice }) => notice.restsOn ?? []);
}

type Made = Pick<ClaimResult, 'message' | 'undeliverable'>;

async function makeMessage(
  pass: Pass,
  client: Queryable,
  group: Group,
  send: readonly Waiting[],
  candidates: readonly Candidate[],
  now: Instant,
): Promise<Made> {
  const entries = send.flatMap(({ plan, notice }) => {
    const context = pass.contexts.of(plan);
    return context ? [{ planId: plan, notice, context }] : [];
  });
  const first = entries[0]?.context;
  if (!first) return { message: null, undeliverable: 0 };
  const person = first.register.officers.find(({ id }) => id === group.person);
  const address = person ? addressOf(person, group.channel) : null;
  const keys = send.map(({ notice }) => notice.key);
  if (!person || address === null) {
    const unit = person?.unit ?? send[0]?.notice.to.unit ?? '';
    await closeDeliveries(client, group, keys, 'undeliverable', now);
    const failure = { person: { id: group.person, unit }, channel: group.channel, why: 'no-address' as const, entries: send };
    await tellUnreachable(client, pass.contexts, failure, now);
    return { message: null, undeliverable: keys.length };
  }
  const { asTold, ...words } = await readWords(client, first.register, send);
  const composed = composeMessage({
    at: now,
    channel: group.channel,
    authority: first.register,
    calendar: first.calendar,
    person,
    entries: entries.map(({ notice, context }) => ({ notice: asTold(notice), plan: context.plan })),
    ...words,
    statistics: await yearFigures(client, pass.contexts, send),
    ...(pass.codePage && { codePage: pass.codePage }),
  });
  const messageId = messageHash(pass.keys, group.channel, group.person, keys);
  const { subject, text, html, segments } = composed;
  const thread = group.channel === 'email' ? await findThread(client, first.plan.id, person.unit) : null;
  const draft = { ...group, unit: person.unit, address, messageId, thread, subject, text, html, segments, says: saysOf(send) };
  const message = await claimMessage(client, draft, pass.claim, earlierMessages(candidates, messageId), now);
  await keepLink(pass, client, message, person, send);
  return { message, undeliverable: 0 };
}

function earlierMessages(candidates: readonly Candidate[], messageId: string): Earlier {
  const earlier = candidates.filter(({ message }) => message !== null);
  const same = earlier.find((candidate) => candidate.messageId === messageId)?.message ?? null;
  const replaced = [...new Set(earlier.flatMap(({ message }) => (message === same ? [] : (message ?? []))))];
  return { same, replaced, deferrals: Math.max(0, ...earlier.map(({ deferrals }) => deferrals)) };
}

async function keepLink(
  pass: Pass,
  client: Queryable,
  message: number,
  person: { id: string; unit: string },
  entries: readonly { notice: Notice }[],
): Promise<void> {
  const kid = pass.keys.current;
  const id = newLinkId();
  const days = entries.flatMap(({ notice }) => [notice.momentOn, ...notice.items.flatMap(({ dueOn }) => dueOn ?? [])]);
  const lastOn = days.sort().at(-1) ?? dateAt(0);
  await saveLink(client, {
    id,
    kid,
    purpose: 'answer',
    message,
    unit: person.unit,
    person: person.id,
    expiresAt: instantAt(addDays(lastOn, LINK_DAYS + 1), '00:00'),
    codeHash: codeHash(pass.keys, kid, linkCode(pass.keys, { kid, id })),
  });
}
