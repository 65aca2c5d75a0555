import type { AssignmentRef } from './assignment';
import { assignmentStatus, standing, type AssignmentStatus } from './assignment-status';
import type { RecordedFact } from './fact';
import { planIndex, settledKey, undatedOccurrence } from './plan-index';
import type { PlanRules } from './plan-rules';
import type { PlanState, Told } from './plan-state';

/** What facts about assignments change in a state. Copied once, then written into: a plan may have thousands of them. */
type Draft = {
  facts: Record<AssignmentRef, readonly RecordedFact[]>;
  told: Record<AssignmentRef, Told>;
  settled: Record<string, readonly number[]>;
  recentlyDone: AssignmentRef[];
};

type About = Iterable<readonly [AssignmentRef, readonly RecordedFact[]]>;

/** The state after all facts about some assignments or parts: kept while one is open, and only that it is settled afterwards. */
export function settleAll(rules: PlanRules, state: PlanState, about: About): PlanState {
  const { facts, told, settled, recentlyDone } = state;
  const draft = { facts: { ...facts }, told: { ...told }, settled: { ...settled }, recentlyDone: [...recentlyDone] };
  for (const [ref, its] of about) settle(rules, state, draft, ref, its);
  return { ...state, ...draft };
}

function settle(rules: PlanRules, state: PlanState, draft: Draft, ref: AssignmentRef, facts: readonly RecordedFact[]): void {
  const before = draft.facts[ref];
  delete draft.facts[ref];
  if (ref.startsWith('p|')) {
    if (standing(facts).some((fact) => fact.kind === 'contributed')) close(rules, draft, ref);
    else draft.facts[ref] = facts;
    return;
  }
  const assignment = planIndex(rules, state).byRef.get(ref);
  const occurrence = assignment?.occurrence ?? undatedOccurrence(ref);
  const status = assignmentStatus(rules, occurrence, facts);
  // Evidence of a standing task is an answer, not a completion that waits for the coordinator.
  if (!status.settled || (assignment && status.awaitsConfirmation)) {
    const was = assignmentStatus(rules, occurrence, before);
    if (startsAnew(was, status)) toItsFoot(draft, ref, was.dueOn === status.dueOn);
    draft.facts[ref] = facts;
    return;
  }
  if (assignment) draft.recentlyDone.push(ref);
  delete draft.told[ref];
  close(rules, draft, ref);
}

function close(rules: PlanRules, { settled }: Draft, ref: AssignmentRef): void {
  const { about, place } = settledKey(rules, ref);
  settled[about] = [...(settled[about] ?? []), place];
}

// With a return or a new due day the ladder is climbed from its foot again; a decision that changes neither starts nothing,
// or the first overdue notice would be posted a second time under the same key and reach nobody.
function startsAnew(before: AssignmentStatus, after: AssignmentStatus): boolean {
  return before.dueOn !== after.dueOn || before.returns !== after.returns;
}

// That a unit has no contact is told once for a due day, whatever is returned in between.
function toItsFoot({ told }: Draft, ref: AssignmentRef, isSameDay: boolean): void {
  const unreachableOn = isSameDay ? told[ref]?.unreachableOn : undefined;
  delete told[ref];
  if (unreachableOn) told[ref] = { unreachableOn };
}
