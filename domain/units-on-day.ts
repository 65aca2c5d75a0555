import type { DateString } from './dates';
import type { Body, PlanRules } from './plan-rules';
import type { UnitId } from './unit';

type Register = Pick<PlanRules, 'groups' | 'units'>;

/** Who holds a unit's work on a day: the unit itself, or whoever it was merged into by then. */
export function holderOn(register: Register, unit: UnitId, day: DateString): UnitId {
  const seen = new Set<UnitId>();
  for (let at = unit; ;) {
    const successor = register.units[at]?.successors?.find(({ from }) => from <= day);
    if (!successor || seen.has(at)) return at;
    seen.add(at);
    at = successor.unit;
  }
}

/** The units a body stands for on a day: itself, or the group's members that exist then, each once. */
export function membersOn(register: Register, body: Body, day: DateString): UnitId[] {
  if ('unit' in body) return [holderOn(register, body.unit, day)];
  const existing = (register.groups[body.group] ?? []).filter((unit) => existsOn(register, unit, day));
  return [...new Set(existing.map((unit) => holderOn(register, unit, day)))];
}

function existsOn(register: Register, unit: UnitId, day: DateString): boolean {
  const rules = register.units[unit];
  if (!rules) return false;
  const merged = rules.successors?.some(({ from }) => from <= day) ?? false;
  return (!rules.since || rules.since <= day) && (merged || !rules.until || day <= rules.until);
}
