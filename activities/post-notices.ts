import { holders } from '../domain/addressees';
import { CHANNELS, type Channel, type Notice, type PostOrder } from '../domain/notice';
import type { Authority, Officer } from '../domain/unit';
import { findAuthority } from '../store/authorities';
import type { Db } from '../store/database';
import { findPlan } from '../store/find-plan';
import { postNotices as keepNotices, type DeliveryOrder } from '../store/post-notices';

/** Puts a moment's notices into the ledger, with one delivery for each person and channel. Repeats insert nothing twice. */
export async function postNotices(db: Db, order: PostOrder): Promise<void> {
  const row = await findPlan(db, order.planId);
  const authority = row && (await findAuthority(db, row.authority));
  if (!authority) throw new Error(`no register for ${order.planId}`);
  await keepNotices(
    db,
    order,
    order.notices.flatMap((notice) => deliveriesOf(authority, notice)),
  );
}

/** Who gets a notice, on which channels: everybody who holds one of its positions on the day it is posted. */
export function deliveriesOf(authority: Authority, notice: Notice): DeliveryOrder[] {
  return holders(authority, notice.to, notice.postedOn).flatMap((person) =>
    channelsFor(person, notice.channels).map((channel) => ({ noticeKey: notice.key, person: person.id, channel })),
  );
}

// Who has no address on any of the channels wanted is told on the one there is.
function channelsFor(person: Officer, wanted: readonly Channel[]): readonly Channel[] {
  const has = CHANNELS.filter((channel) => (channel === 'email' ? person.email : person.phone));
  const usable = wanted.filter((channel) => has.includes(channel));
  return usable.length > 0 ? usable : has.slice(0, 1);
}
