import { addDays } from '../domain/dates';
import { dateAt, instantAt } from '../domain/zone';
import type { Queryable } from '../store/database';
import { codeHash, linkCode, newLinkId, type SigningKeys } from '../store/link-token';
import { saveLink } from '../store/links';
import type { Waiting } from './choose-entries';

/** A link is good until so many days after the last day its message speaks of. */
const LINK_DAYS = 30;

/** Keeps the link of a message: for its person and unit, until 30 days after the last due day in it. */
export async function keepLink(
  client: Queryable,
  keys: SigningKeys,
  message: number,
  person: { id: string; unit: string },
  entries: readonly Waiting[],
): Promise<void> {
  const kid = keys.current;
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
    codeHash: codeHash(keys, kid, linkCode(keys, { kid, id })),
  });
}
