import type { Instant } from '../domain/dates';
import { nextChannels } from '../domain/next-channel';
import type { Channel } from '../domain/notice';
import type { Queryable } from '../store/database';
import { findTriedChannels } from '../store/find-tried-channels';
import { insertDeliveries, type DeliveryOrder } from '../store/post-notices';
import { addressOf } from './address-of';
import type { Pass } from './pass';
import { tellUnreachable, type Unreached } from './tell-unreachable';

/**
 * What a channel did not bring to a person goes to the next channel of its rung; what has none left is told to the
 * coordinator. In the transaction that ended the deliveries.
 */
export async function reachOtherwise(client: Queryable, pass: Pass, unreached: Unreached, now: Instant): Promise<void> {
  const { person, entries } = unreached;
  const tried = await findTriedChannels(
    client,
    person.id,
    entries.map(({ notice }) => notice.key),
  );
  const authorities = new Map<string, DeliveryOrder[]>();
  for (const { plan, notice } of entries) {
    const context = pass.contexts.of(plan);
    const order = context ? ordered(unreached, nextChannels(context.ladder, notice, unreached.channel)) : [];
    const next = order.find((channel) => !tried.get(notice.key)?.has(channel) && canUse(pass, plan, person.id, channel));
    if (!context || !next || notice.validUntil <= now) continue;
    const deliveries = authorities.get(context.authority) ?? [];
    authorities.set(context.authority, [...deliveries, { noticeKey: notice.key, person: person.id, channel: next }]);
  }
  for (const [authority, deliveries] of authorities) await insertDeliveries(client, authority, deliveries);
  await tellUnreachable(client, pass.contexts, unreached, now);
}

// What the month's SMS no longer pay for goes by e-mail, whatever the rung's order.
function ordered({ why }: Unreached, order: readonly Channel[]): readonly Channel[] {
  return why === 'quota' ? ['email', ...order] : order;
}

function canUse(pass: Pass, plan: string, personId: string, channel: Channel): boolean {
  const person = pass.contexts.of(plan)?.register.officers.find(({ id }) => id === personId);
  const address = pass[channel] && person ? addressOf(person, channel) : null;
  return address !== null && !pass.suppressed.has(channel, address);
}
