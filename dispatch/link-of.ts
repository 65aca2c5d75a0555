import { addDays } from '../domain/dates';
import { dateAt, instantAt } from '../domain/zone';
import { codeHash, linkCode, newLinkId, type SigningKeys } from '../store/link-token';
import type { LinkDraft } from '../store/start-message';
import type { Waiting } from './choose-entries';

/** A link is good until so many days after the last day its message speaks of. */
const LINK_DAYS = 30;

/** A new link for a message that tells these: good until 30 days after the last due day in it. */
export function linkOf(keys: SigningKeys, entries: readonly Waiting[]): LinkDraft {
  const kid = keys.current;
  const id = newLinkId();
  const days = entries.flatMap(({ notice }) => [notice.momentOn, ...notice.items.flatMap(({ dueOn }) => dueOn ?? [])]);
  const lastOn = days.sort().at(-1) ?? dateAt(0);
  return {
    id,
    kid,
    purpose: 'answer',
    expiresAt: instantAt(addDays(lastOn, LINK_DAYS + 1), '00:00'),
    codeHash: codeHash(keys, kid, linkCode(keys, { kid, id })),
  };
}
