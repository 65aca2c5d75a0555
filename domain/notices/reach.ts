import type { DateString } from '../dates';
import type { Addressee, Position } from '../notice';
import type { PlanRules } from '../plan-rules';
import type { Relation, UnitId } from '../unit';
import { holderOn } from '../units-on-day';

/** True when somebody in the unit can be told anything. */
export function canReach(rules: PlanRules, unit: UnitId): boolean {
  const known = rules.units[unit];
  return known !== undefined && (known.officer || known.head);
}

export function relationOf(rules: PlanRules, unit: UnitId): Relation {
  return rules.units[unit]?.relation ?? 'outside';
}

/** Units that are reminded and asked; higher and outside bodies are informed at most. */
export function isReminded(rules: PlanRules, unit: UnitId): boolean {
  const relation = relationOf(rules, unit);
  return relation !== 'higher' && relation !== 'outside';
}

/** Only the authority's own units climb the ladder: peers, party and mass bodies, vertical agencies are reminded, no more. */
export function climbs(rules: PlanRules, unit: UnitId): boolean {
  return relationOf(rules, unit) === 'subordinate';
}

/** The lead's unit as it stands on a day, addressed as lead. */
export function toLead(
  rules: PlanRules,
  lead: UnitId,
  day: DateString,
  positions: readonly Position[] = ['officer'],
  person?: string | null,
): Addressee {
  return { unit: holderOn(rules, lead, day), as: 'lead', positions, ...(person && { person }) };
}

export function toPartner(rules: PlanRules, partner: UnitId, day: DateString): Addressee {
  return { unit: holderOn(rules, partner, day), as: 'partner', positions: ['officer'] };
}

export function toCoordinator(rules: PlanRules, day: DateString): Addressee {
  return { unit: holderOn(rules, rules.coordinator, day), as: 'coordinator', positions: ['officer', 'head'] };
}

export function toLeadership(rules: PlanRules, day: DateString): Addressee {
  return { unit: holderOn(rules, rules.leadership, day), as: 'leadership', positions: ['officer', 'head'] };
}

/** Whom the coordinator's news goes to: the coordinator, or past it when it is the lead itself or cannot be reached. */
export function coordinatorOrAbove(rules: PlanRules, lead: UnitId, day: DateString): { to: Addressee; skipped: UnitId[] } {
  const coordinator = holderOn(rules, rules.coordinator, day);
  if (holderOn(rules, lead, day) === coordinator) return { to: toLeadership(rules, day), skipped: [] };
  if (!canReach(rules, coordinator)) return { to: toLeadership(rules, day), skipped: [coordinator] };
  return { to: toCoordinator(rules, day), skipped: [] };
}
