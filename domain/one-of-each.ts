import type { Notice, NoticeKind } from './notice';
import type { PlanId } from './plan';

/** Kinds of which a person needs only one about the same thing, the worst first. Others each tell something of their own. */
const FAMILIES: readonly (readonly NoticeKind[])[] = [
  ['overdue', 'due', 'report-due', 'quota', 'reminder'],
  ['partner'],
  ['silent-partner'],
  ['evidence'],
  ['date-asked'],
  ['summary'],
];

/**
 * Of notices that an outage kept back, one about each thing: a digest tells the state of the day, not each reminder that was
 * due meanwhile. The worst kind stays, of one kind the latest; of `overdue` the first, on which the rungs rest.
 * Returns the keys of the others.
 */
export function repeatedKeys(entries: readonly { plan: PlanId; notice: Notice }[]): Set<string> {
  const byThing = new Map<string, Notice[]>();
  for (const { plan, notice } of entries) {
    const thing = thingOf(plan, notice);
    if (thing !== null) byThing.set(thing, [...(byThing.get(thing) ?? []), notice]);
  }
  const repeated = [...byThing.values()].flatMap((same) => same.sort(worstFirst).slice(1));
  return new Set(repeated.map(({ key }) => key));
}

function thingOf(plan: PlanId, { kind, to, items, rung }: Notice): string | null {
  const family = FAMILIES.findIndex((kinds) => kinds.includes(kind));
  // What somebody urged by hand is told whatever else is.
  if (family < 0 || rung === 'urged') return null;
  const about = kind === 'summary' ? [] : items.map((item) => [item.task, item.key, item.lead]);
  return JSON.stringify([plan, family, to.as, to.unit, about]);
}

function worstFirst(a: Notice, b: Notice): number {
  const family = FAMILIES.find((kinds) => kinds.includes(a.kind)) ?? [];
  const bySeverity = family.indexOf(a.kind) - family.indexOf(b.kind);
  const byDay = a.momentOn < b.momentOn ? -1 : Number(a.momentOn > b.momentOn);
  return bySeverity || (a.kind === 'overdue' ? byDay : -byDay);
}
