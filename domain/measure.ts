import type { Assignment } from './assignment';
import { assignmentStatus, type AssignmentStatus } from './assignment-status';
import type { DateString } from './dates';
import type { RecordedFact } from './fact';
import { factsByRef, foldAll } from './fold-facts';
import { isLate } from './is-late';
import { planIndex } from './plan-index';
import type { PlanRules } from './plan-rules';
import { notLoaded, type PlanState } from './plan-state';

/** An assignment, settled or open, with where it stands. */
export type Measured = { assignment: Assignment; status: AssignmentStatus };

/** The five classes of an assignment, each in exactly one. */
export type AssignmentClass = 'onTime' | 'late' | 'openInTime' | 'openLate' | 'nothingArose';

// States are replaced, never changed: pages ask the same one again and again.
const known = new WeakMap<PlanState, { facts: readonly RecordedFact[]; measured: readonly Measured[] }>();

/** Every assignment of a plan with where it stands. `state`: the same facts as folded already, where somebody has them. */
export function measure(rules: PlanRules, facts: readonly RecordedFact[], state?: PlanState): readonly Measured[] {
  const kept = state && known.get(state);
  if (kept?.facts === facts) return kept.measured;
  const folded = state ?? foldAll(rules, { ...notLoaded(rules.planId), rules }, facts);
  const measured = measureAll(rules, facts, folded);
  if (state) known.set(state, { facts, measured });
  return measured;
}

function measureAll(rules: PlanRules, facts: readonly RecordedFact[], folded: PlanState): Measured[] {
  const byRef = factsByRef(facts);
  return planIndex(rules, folded).all.map((assignment) => ({
    assignment,
    status: assignmentStatus(rules, assignment.occurrence, byRef.get(assignment.ref)),
  }));
}

/** The class of an assignment as of a day: `doneOn` against the last day that is on time decides. */
export function classOf({ assignment: { occurrence }, status }: Measured, asOf: DateString): AssignmentClass {
  const { settled } = status;
  if (settled?.how === 'nothing-arose') return 'nothingArose';
  if (settled) return isLate(occurrence, status, settled.doneOn) ? 'late' : 'onTime';
  return isLate(occurrence, status, asOf) ? 'openLate' : 'openInTime';
}

/** The same assignment against the due day as first planned, before any extension. */
export function againstFirst({ assignment, status }: Measured): Measured {
  const { firstDueOn, limitOn } = assignment.occurrence;
  return { assignment, status: { ...status, dueOn: firstDueOn, limitOn } };
}
