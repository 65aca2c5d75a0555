import type { Instant } from '../../domain/dates';
import { dateAt } from '../../domain/zone';
import type { Authority } from '../../domain/unit';
import { findOpenedBy, type Opened } from '../../store/find-opened-by';
import { readLinkToken } from '../../store/link-token';
import { nameOn } from '../../templates/unit-words';
import { findRegister } from '../shell/find-register';
import { findPlanState } from '../shell/plan-states';
import type { WebDeps } from '../web-deps';
import { isInPost } from './people-of';
import { sceneOf } from './scene';
import type { Speaker } from './speaker';
import { thingsOfMessage } from './things-of-message';

const PURPOSE = 'answer';

/**
 * Who speaks by a link, and about what; null when it opens nothing: wrong, over, revoked, from before a restore, its person no
 * longer in the unit, its work given to another. Which of them is never told.
 */
export async function openLink(deps: WebDeps, token: string): Promise<Speaker | null> {
  const { db, keys, now } = deps;
  const read = readLinkToken(keys, PURPOSE, token);
  // Asked for a wrong token too, so that it takes as long as one that was right once.
  const opened = await findOpenedBy(db, read?.id ?? token.slice(0, 60));
  if (!read || !opened || opened.link.kid !== read.kid || !isLive(opened, now())) return null;
  const { link, message } = opened;
  const authority = await findRegister(deps, message.authority);
  const person = authority && personOf(authority, link, now());
  if (!authority || !person) return null;
  const ids = [...new Set(message.entries.map(({ plan }) => plan))];
  const plans = await Promise.all(ids.map((id) => findPlanState(deps, id)));
  const scenes = plans.flatMap((plan) => (plan ? sceneOf(plan, now()) : []));
  const things = thingsOfMessage(scenes, message.entries, link.unit);
  const listUrl = `/l/${token}`;
  const unit = authority.units.find(({ id }) => id === link.unit);
  return (
    things && {
      things,
      by: person.id,
      name: [person.name, unit && nameOn(unit, dateAt(now()))].filter(Boolean).join(' – '),
      owner: `link:${link.id}`,
      mailedAt: message.sentAt,
      listUrl,
      urlOf: (thing) => `${listUrl}/${thing.id}`,
      filesUrl: `${listUrl}/evidence/`,
    }
  );
}

function isLive({ link, epoch }: Opened, at: Instant): boolean {
  return link.purpose === PURPOSE && link.epoch === epoch && link.revokedAt === null && at < link.expiresAt;
}

function personOf(authority: Authority, link: Opened['link'], at: Instant) {
  return authority.officers.find(
    (officer) => officer.id === link.person && officer.unit === link.unit && isInPost(officer, { today: dateAt(at) }),
  );
}
