import type { Instant } from '../domain/dates';
import type { Channel } from '../domain/notice';
import { raiseAlarm } from '../store/alarms';
import type { Entries } from '../store/attempt';
import type { Queryable } from '../store/database';
import { suppressAddress } from '../store/suppressed-addresses';
import { addressAlarm } from './address-alarm';
import type { Pass } from './pass';

type ToDeadAddress = { id: number; channel: Channel; address: string; person: string; unit: string; entries: Entries };

/** Sends nothing more to an address that takes nothing, and tells the administrator once. */
export async function stopAddress(
  client: Queryable,
  pass: Pass,
  { id, channel, address, person, unit, entries }: ToDeadAddress,
  reason: string,
  now: Instant,
): Promise<void> {
  await suppressAddress(client, { channel, address, reason, message: id }, now);
  pass.suppressed.add(channel, address);
  const register = entries.map(({ plan }) => pass.contexts.of(plan)?.register).find((one) => one !== undefined);
  const isNew = register && (await raiseAlarm(client, addressAlarm(register, channel, { id: person, unit }), now));
  if (isNew) pass.report({ kind: 'address-stopped', channel, message: id });
}
