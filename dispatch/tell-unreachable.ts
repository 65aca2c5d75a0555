import { holders } from '../domain/addressees';
import type { Instant } from '../domain/dates';
import type { Channel, Failure, Notice } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import { dateAt } from '../domain/zone';
import type { Queryable } from '../store/database';
import { findUnreached, postUnreachable } from '../store/post-unreachable';
import type { PlanContexts } from './plan-contexts';
import { unreachableNotice } from './unreachable-notice';

export type Unreached = {
  person: { id: string; unit: string };
  channel: Channel;
  why: Failure;
  entries: readonly { plan: PlanId; notice: Notice }[];
};

/** Tells each plan's coordinator what reached a person on no channel; in the transaction that ended the deliveries. */
export async function tellUnreachable(
  client: Queryable,
  contexts: PlanContexts,
  unreached: Unreached,
  now: Instant,
): Promise<void> {
  const { person, channel, why, entries } = unreached;
  const keys = entries.map(({ notice }) => notice.key);
  const reachedNowhere = new Set(await findUnreached(client, person.id, keys));
  for (const plan of new Set(entries.map((entry) => entry.plan))) {
    const context = contexts.of(plan);
    const notices = entries
      .filter((entry) => entry.plan === plan && reachedNowhere.has(entry.notice.key))
      .map(({ notice }) => notice);
    const notice = context && unreachableNotice(context, person, notices, { channel, why }, now);
    if (!notice) continue;
    const persons = holders(context.register, notice.to, dateAt(now)).filter(({ email }) => email);
    const deliveries = persons.map(({ id }) => ({ noticeKey: notice.key, person: id, channel: 'email' as const }));
    await postUnreachable(client, { plan, authority: context.authority, at: now }, notice, deliveries);
  }
}
