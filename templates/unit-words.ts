import type { DateString } from '../domain/dates';
import type { Named, Plan } from '../domain/plan';
import type { Authority, Unit, UnitId } from '../domain/unit';
import { clause } from './clean-text';

/**
 * A unit's name in a message: as the task, then the plan names it; a member of a group by its own name. A name that came
 * into force after the plan was issued wins, from its day on.
 */
export function unitName(plan: Plan, authority: Authority, unit: UnitId, on: DateString, taskNo?: string): string {
  const known = authority.units.find(({ id }) => id === unit);
  const issuedOn = plan.issuedOn ?? `${plan.year}-01-01`;
  const renamed = known && lastName(known, on, issuedOn);
  return clause(renamed ?? nameInPlan(plan, unit, taskNo) ?? (known && nameOn(known, on)) ?? unit);
}

/** A unit's own name on a day. */
export function nameOn(unit: Unit, on: DateString): string {
  return lastName(unit, on) ?? unit.name;
}

/** `Quý đơn vị`, `Quý Sở`, …; posts and village heads are `đồng chí`. */
export function addressWords(unit: Unit | undefined): string {
  if (!unit) return 'Quý đơn vị';
  return unit.address === 'đồng chí' ? 'đồng chí' : `Quý ${unit.address}`;
}

/** What the addressee is when it helps: `cơ quan phối hợp`, `đơn vị phối hợp`. */
export function partnerWords(unit: Unit | undefined): string {
  if (!unit || unit.address === 'đơn vị') return 'đơn vị phối hợp';
  return unit.address === 'đồng chí' ? 'đầu mối phối hợp' : 'cơ quan phối hợp';
}

/** A post as it is greeted: `đồng chí Chủ tịch UBND xã`. */
export function comradeWords(post: string): string {
  return post ? `đồng chí ${post.replace(/^đồng chí\s+/iu, '')}` : 'đồng chí';
}

function lastName(unit: Unit, on: DateString, after: DateString = ''): string | undefined {
  return [...unit.names]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .filter(({ from }) => from > after && from <= on)
    .at(-1)?.name;
}

function nameInPlan(plan: Plan, unit: UnitId, taskNo: string | undefined): string | undefined {
  const task = plan.tasks.find(({ no }) => no === taskNo);
  const own = task && [...task.leads, ...task.partners].find((body) => body.unit === unit && body.name.trim());
  return own?.name ?? namesOf(plan).get(unit);
}

// A message names many units and a plan names hundreds; plans are replaced, never changed.
const known = new WeakMap<Plan, ReadonlyMap<UnitId, string>>();

/** How a plan names each unit first: as its coordinator or leadership, as a lead, as a partner. */
function namesOf(plan: Plan): ReadonlyMap<UnitId, string> {
  let names = known.get(plan);
  if (!names) {
    const leads = plan.tasks.flatMap((task): Named[] => [...task.leads]);
    const partners = plan.tasks.flatMap((task): Named[] => [...task.partners]);
    const bodies = [plan.coordinator, plan.leadership, ...leads, ...partners].filter(({ name }) => name.trim());
    known.set(plan, (names = new Map(bodies.reverse().flatMap(({ unit, name }) => (unit ? [[unit, name] as const] : [])))));
  }
  return names;
}
