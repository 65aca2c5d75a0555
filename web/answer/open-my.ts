import { addDays } from '../../domain/dates';
import { dateAt } from '../../domain/zone';
import { findAuthority } from '../../store/authorities';
import { nameOn } from '../../templates/unit-words';
import { authorityUrl, planUrl } from '../shell/addresses';
import { unitsOf, type Viewer } from '../shell/viewer';
import type { WebDeps } from '../web-deps';
import { isInPost } from './people-of';
import type { Scene } from './scene';
import type { Speaker } from './speaker';
import type { Thing } from './thing';
import { helpedBy, ledBy } from './things-in-plan';

/** How long what is done stays in sight, and how far ahead one looks, in days. */
const DONE_DAYS = 30;
const AHEAD_DAYS = 45;

/** An officer who is logged in, with what its units lead and help with in these plans; null: no such authority. */
export async function openMy(
  { db, now }: WebDeps,
  viewer: Viewer,
  authorityId: string,
  scenes: readonly Scene[],
): Promise<(Speaker & { unitNames: string[] }) | null> {
  const authority = await findAuthority(db, authorityId);
  if (!authority) return null;
  const today = dateAt(now());
  const units = unitsOf(viewer, authorityId).filter((unit) => authority.units.some(({ id }) => id === unit));
  const person = authority.officers.find(
    (one) => one.email?.toLowerCase() === viewer.email.toLowerCase() && units.includes(one.unit) && isInPost(one, { today }),
  );
  const things = scenes.flatMap((scene) => units.flatMap((unit) => [...ledBy(scene, unit), ...helpedBy(scene, unit)]));
  return {
    things: [...new Map(things.map((thing) => [`${thing.scene.row.id} ${thing.id}`, thing])).values()],
    unitNames: authority.units.filter(({ id }) => units.includes(id)).map((unit) => nameOn(unit, today)),
    by: person?.id ?? null,
    name: viewer.name,
    owner: `account:${viewer.account}`,
    mailedAt: null,
    listUrl: authorityUrl(authorityId, 'my'),
    urlOf: (thing) => `${planUrl(thing.scene.row.id).replace('/plans/', '/my/')}/${thing.id}`,
    filesUrl: authorityUrl(authorityId, 'my/evidence/'),
  };
}

/** True for what an officer looks at now: open and begun or near, or done a short while ago. */
export function isInSight({ isDone, facts, assignment, scene, status }: Thing): boolean {
  if (isDone) return facts.some(({ at }) => dateAt(at) >= addDays(scene.today, -DONE_DAYS));
  return assignment === null || assignment.occurrence.opensOn <= scene.today || status.dueOn <= addDays(scene.today, AHEAD_DAYS);
}
