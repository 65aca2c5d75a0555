import { assignmentsOf, partnerRef, type Assignment, type AssignmentRef } from './assignment';
import { assignmentStatus, type AssignmentStatus } from './assignment-status';
import type { PlanRules } from './plan-rules';
import type { PlanState } from './plan-state';
import type { Occurrence } from './schedule/occurrence';

type Source = Pick<PlanState, 'given' | 'picked'>;
type Index = Source & { all: readonly Assignment[]; byRef: ReadonlyMap<AssignmentRef, Assignment> };

// Occurrences are never carried in the state but computed; between two facts they do not change, so the last answer is kept.
const latest = new WeakMap<PlanRules, Index>();

/** All assignments of a plan in its present state, and by reference. */
export function planIndex(rules: PlanRules, { given, picked }: Source): Index {
  const kept = latest.get(rules);
  if (kept && isSame(kept.given, given) && isSame(kept.picked, picked)) return kept;
  const all = assignmentsOf(rules, given, picked);
  const index = { given, picked, all, byRef: new Map(all.map((assignment) => [assignment.ref, assignment])) };
  latest.set(rules, index);
  return index;
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a === b || (a.length === 0 && b.length === 0);
}

/** An assignment that nobody has settled yet, and where it stands. */
export type Open = { assignment: Assignment; status: AssignmentStatus };

// One step asks several times, and a plan that only told something asks about the same facts again: what is open follows from
// these parts of a state, which are replaced, never changed.
type Kept = Pick<PlanState, 'settled' | 'since' | 'given' | 'picked'> & { rules: PlanRules; open: readonly Open[] };
const opened = new WeakMap<PlanState['facts'], Kept>();

/** The assignments that nobody has settled yet, each with where it stands. */
export function openAssignments(rules: PlanRules, state: PlanState): readonly Open[] {
  const { facts, settled, since, given, picked } = state;
  const kept = opened.get(facts);
  const isSameState = kept?.settled === settled && kept.since === since && kept.given === given && kept.picked === picked;
  if (isSameState && kept.rules === rules) return kept.open;
  const open = openIn(rules, state);
  opened.set(facts, { rules, settled, since, given, picked, open });
  return open;
}

function openIn(rules: PlanRules, state: PlanState): Open[] {
  return planIndex(rules, state)
    .all.filter((assignment) => !isSettled(rules, state, assignment.ref))
    .map((assignment) => ({
      assignment: knownSince(assignment, state),
      status: assignmentStatus(rules, assignment.occurrence, state.facts[assignment.ref]),
    }));
}

function knownSince(assignment: Assignment, { since }: PlanState): Assignment {
  const on = since[assignment.ref];
  return on && on > assignment.knownOn ? { ...assignment, knownOn: on } : assignment;
}

/** True once an assignment, an evidence request or a partner's part is closed. */
export function isSettled(rules: PlanRules, state: Pick<PlanState, 'settled'>, ref: AssignmentRef): boolean {
  const { about, place } = settledKey(rules, ref);
  return state.settled[about]?.includes(place) ?? false;
}

/** Where the settled list of a state keeps a reference: under what it is about, by the place of its unit. */
export function settledKey(rules: PlanRules, ref: AssignmentRef): { about: string; place: number } {
  const { about, unit } = split(ref);
  return { about, place: placeOf(rules, unit) };
}

/** True when the partner has reported its part. */
export function hasContributed(rules: PlanRules, state: PlanState, assignment: Assignment, partner: string): boolean {
  return isSettled(rules, state, partnerRef(assignment.task, assignment.occurrence.key, partner));
}

/** What an evidence request or an undated task is folded against: no day, one answer. */
export function undatedOccurrence(key: string): Occurrence {
  const never = '9999-12-31';
  return {
    key,
    schedule: 0,
    opensOn: never,
    nominalOn: never,
    dueOn: never,
    limitOn: never,
    firstDueOn: never,
    times: 1,
    soft: true,
  };
}

function split(ref: AssignmentRef): { about: string; unit: string } {
  const at = ref.lastIndexOf('|');
  return { about: ref.slice(0, at), unit: ref.slice(at + 1) };
}

const places = new WeakMap<PlanRules, Map<string, number>>();

function placeOf(rules: PlanRules, unit: string): number {
  let known = places.get(rules);
  if (!known) places.set(rules, (known = new Map(Object.keys(rules.units).map((id, place) => [id, place]))));
  return known.get(unit) ?? -1;
}
