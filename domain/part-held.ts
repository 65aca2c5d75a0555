import type { Assignment } from './assignment';
import type { Fact, RecordedFact } from './fact';
import { foldAll } from './fold-facts';
import { isSettled, planIndex } from './plan-index';
import type { PlanRules } from './plan-rules';
import { notLoaded, type PlanState } from './plan-state';
import type { UnitId } from './unit';
import { holderOn } from './units-on-day';
import { dateAt } from './zone';

/**
 * The fact as said for the lead or partner whose part its unit holds on the day it is said: after a merger the successor
 * reports on what was assigned to the old unit. Of several parts it holds the first that is still open. A unit with a part
 * of its own, and a fact about no occurrence, stay as they are. `facts`: those of the plan recorded so far.
 */
export function forPartHeld(rules: PlanRules, facts: readonly RecordedFact[], fact: Fact): Fact {
  const { task, key, unit } = fact;
  if (!task || !key || !unit || !Object.values(rules.units).some(({ successors }) => successors)) return fact;
  const state = foldAll(rules, { ...notLoaded(rules.planId), rules }, facts);
  const there = planIndex(rules, state).all.filter((one) => one.task === task && one.occurrence.key === key);
  const part = isPartners(fact) ? partnerHeld(rules, there, fact) : leadHeld(rules, state, there, fact);
  return part === undefined || part === unit ? fact : { ...fact, unit: part };
}

function isPartners({ kind, actor }: Fact): boolean {
  return kind === 'contributed' || actor === 'partner';
}

function partnerHeld(rules: PlanRules, there: readonly Assignment[], { unit, at }: Fact): UnitId | undefined {
  const partners = there.flatMap((one) => one.partners);
  if (partners.some((partner) => partner === unit)) return undefined;
  return partners.find((partner) => holderOn(rules, partner, dateAt(at)) === unit);
}

function leadHeld(rules: PlanRules, state: PlanState, there: readonly Assignment[], { unit, at }: Fact): UnitId | undefined {
  if (there.some(({ lead }) => lead === unit)) return undefined;
  const held = there.filter(({ lead }) => holderOn(rules, lead, dateAt(at)) === unit);
  return (held.find(({ ref }) => !isSettled(rules, state, ref)) ?? held[0])?.lead;
}
