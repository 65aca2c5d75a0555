import type { Notice, NoticeItem } from '../../domain/notice';
import type { PlanId } from '../../domain/plan';
import type { UnitId } from '../../domain/unit';
import { holderOn } from '../../domain/units-on-day';
import type { Scene } from './scene';
import type { Capacity, Thing } from './thing';
import { decidedBy, helpedBy, ledBy } from './things-in-plan';

type Entry = { plan: PlanId; notice: Notice };

/**
 * What a message asks of a unit, as it stands today: each thing once, in the order of the message. What the unit has no part
 * in any more (its work was given to another) is not among them. Null: nothing of the message concerns the unit any longer.
 */
export function thingsOfMessage(scenes: readonly Scene[], entries: readonly Entry[], unit: UnitId): Thing[] | null {
  const told = entries.flatMap(({ plan, notice }) => {
    const scene = scenes.find(({ row }) => row.id === plan);
    return scene ? [{ scene, notice }] : [];
  });
  const things = told.flatMap(({ scene, notice }) => notice.items.flatMap((item) => thingsOfItem(scene, notice, item, unit)));
  if (things.length > 0) return [...new Map(things.map((thing) => [thing.id, thing])).values()];
  // A message of figures only (the closed plan, a list) still opens for whoever holds the office it was written to.
  return told.some(({ scene, notice }) => isOffice(notice.to.as) && holdsOffice(scene, notice.to.as, unit)) ? [] : null;
}

function thingsOfItem(scene: Scene, notice: Notice, item: NoticeItem, unit: UnitId): Thing[] {
  const as = capacityOf(notice, item);
  const wanted = { task: item.task, key: item.key, lead: item.lead };
  if (isOffice(as)) {
    if (!holdsOffice(scene, as, unit)) return [];
    const isOwn = as === 'coordinator' && item.lead !== null && holderOn(scene.rules, item.lead, scene.today) === unit;
    return near(scene, item, isOwn ? ledBy(scene, unit, wanted) : decidedBy(scene, as, wanted));
  }
  return near(scene, item, as === 'lead' ? ledBy(scene, unit, wanted) : helpedBy(scene, unit, wanted));
}

// One list tells a unit what it leads and what it helps with.
function capacityOf({ to, kind }: Notice, { what }: NoticeItem): Capacity {
  return kind === 'opened' && (what === 'lead' || what === 'partner') ? what : to.as;
}

function isOffice(as: Capacity): as is 'coordinator' | 'leadership' {
  return as === 'coordinator' || as === 'leadership';
}

function holdsOffice({ rules, today }: Scene, as: Capacity, unit: UnitId): boolean {
  return holderOn(rules, as === 'coordinator' ? rules.coordinator : rules.leadership, today) === unit;
}

// An item without a period stands for a task's whole year: what has opened and is not done, else what opens next.
function near({ today }: Scene, { key }: NoticeItem, things: readonly Thing[]): Thing[] {
  if (key !== null) return [...things];
  const open = things.filter(({ isDone, assignment }) => !isDone && (assignment?.occurrence.opensOn ?? today) <= today);
  if (open.length > 0) return open;
  const next = things.find(({ isDone }) => !isDone) ?? things.at(-1);
  return next ? [next] : [];
}
