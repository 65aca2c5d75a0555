import { assignmentRef, partnerRef, type AssignmentRef, type GivenDate } from './assignment';
import { standing } from './assignment-status';
import { addWorkingDays, nextWorkingDay } from './calendar/working-days';
import { later } from './dates';
import { FACT_KINDS, type FactKind, type RecordedFact } from './fact';
import { isSettled } from './plan-index';
import type { PlanRules } from './plan-rules';
import type { PlanState } from './plan-state';
import { settleAll } from './settle-all';
import { holderOn } from './units-on-day';
import { dateAt } from './zone';

/** Facts that somebody gets an answer to, or is told of, at once. */
const ANSWERED: ReadonlySet<FactKind> = new Set<FactKind>([
  'completed',
  'returned',
  'contributed',
  'nothing-arose',
  'extension-asked',
  'extension-granted',
  'extension-refused',
  'obstacle',
  'handed-over',
  'date-given',
  'urged',
  'withdrawn',
]);

/**
 * The state after facts that PostgreSQL has recorded. They are folded in the order of record; what was folded before is a
 * repeat and changes nothing; a gap in the order, or a fact about something already settled, asks for a new load.
 */
export function withFacts(state: PlanState, facts: readonly RecordedFact[]): PlanState {
  return [...facts].sort((a, b) => a.seq - b.seq).reduce(withFact, state);
}

function withFact(state: PlanState, fact: RecordedFact): PlanState {
  if (fact.seq <= state.foldedThrough) return state;
  if (fact.seq > state.foldedThrough + 1) return { ...state, reload: true };
  return foldOne({ ...state, foldedThrough: fact.seq, unanswered: toAnswer(state, fact) }, fact);
}

function toAnswer(state: PlanState, fact: RecordedFact): PlanState['unanswered'] {
  if (fact.seq <= state.answeredThrough) return state.unanswered;
  const proposal = proposalOf(state, fact);
  // A confirmation often names only the proposal; the news is about the task and the day that were proposed.
  if (proposal && state.rules?.tellsConfirmed) {
    const { id, seq, kind, actor, by, at } = fact;
    return [...state.unanswered, { ...proposal, id, seq, kind, actor, by, at, about: proposal.id }];
  }
  return ANSWERED.has(fact.kind) ? [...state.unanswered, fact] : state.unanswered;
}

/** Folds all facts of a plan into a state without any: the way a plan is loaded or rebuilt. */
export function foldAll(rules: PlanRules, state: PlanState, facts: readonly RecordedFact[]): PlanState {
  const ordered = [...facts].sort((a, b) => a.seq - b.seq);
  // What was withdrawn is no news any more.
  const planWide = standing(ordered).reduce<PlanState>(
    (folded, fact) => foldPlanFact(rules, { ...folded, unanswered: toAnswer(folded, fact) }, fact),
    { ...state, unanswered: [] },
  );
  return {
    ...settleAll(rules, planWide, factsByRef(facts)),
    foldedThrough: ordered.at(-1)?.seq ?? 0,
    unknownFacts: ordered.filter((fact) => !FACT_KINDS.includes(fact.kind)).length,
    recentlyDone: [],
    reload: false,
  };
}

/** Facts by the assignment or part they are about, a withdrawal or confirmation beside its fact; in the order of record. */
export function factsByRef(facts: readonly RecordedFact[]): ReadonlyMap<AssignmentRef, readonly RecordedFact[]> {
  let known = sorted.get(facts);
  if (!known) sorted.set(facts, (known = sortByRef(facts)));
  return known;
}

// Fold, figures and pages ask for the same list of facts, one after the other; lists are replaced, never changed.
const sorted = new WeakMap<readonly RecordedFact[], Map<AssignmentRef, RecordedFact[]>>();

function sortByRef(facts: readonly RecordedFact[]): Map<AssignmentRef, RecordedFact[]> {
  const ordered = [...facts].sort((a, b) => a.seq - b.seq);
  const byId = new Map(ordered.map((fact) => [fact.id, fact]));
  const byRef = new Map<AssignmentRef, RecordedFact[]>();
  for (const fact of ordered) {
    const about = byId.get(fact.about ?? '') ?? fact;
    const ref = fact.kind === 'withdrawn' ? refOf(about) : (refOf(fact) ?? (fact.kind === 'confirmed' ? refOf(about) : null));
    if (!ref) continue;
    const its = byRef.get(ref);
    if (its) its.push(fact);
    else byRef.set(ref, [fact]);
  }
  return byRef;
}

function foldOne(state: PlanState, fact: RecordedFact): PlanState {
  const { rules } = state;
  if (!rules) return state;
  // Only the ledger knows what had been told before the withdrawn fact was said.
  if (fact.kind === 'withdrawn') return { ...state, reload: true };
  const ref = refOf(fact) ?? confirmedRef(state, fact);
  if (!ref || proposalOf(state, fact)) return foldPlanFact(rules, state, fact);
  if (isSettled(rules, state, ref)) return reopens(fact) ? { ...state, reload: true } : state;
  return settleAll(rules, state, [[ref, [...(state.facts[ref] ?? []), fact]]]);
}

/** The date a confirmation is about, where it is about one that waits. */
function proposalOf({ proposed }: PlanState, { kind, about }: RecordedFact): RecordedFact | undefined {
  return kind === 'confirmed' ? proposed.find(({ id }) => id === about) : undefined;
}

/** The assignment whose waiting completion a confirmation names by its id alone. */
function confirmedRef({ facts }: PlanState, { kind, about }: RecordedFact): AssignmentRef | null {
  if (kind !== 'confirmed' || !about) return null;
  return Object.keys(facts).find((ref) => facts[ref]?.some(({ id }) => id === about)) ?? null;
}

function reopens(fact: RecordedFact): boolean {
  return fact.kind === 'returned' || fact.kind === 'extension-granted';
}

/** The assignment or part a fact is about; null for facts about a task or the plan. */
export function refOf(fact: RecordedFact): AssignmentRef | null {
  if (!fact.task || !fact.key || !fact.unit) return null;
  if (fact.kind === 'contributed') return partnerRef(fact.task, fact.key, fact.unit);
  if (fact.kind === 'date-given' || fact.kind === 'partners-picked' || fact.kind === 'urged') return null;
  return fact.actor === 'partner' ? partnerRef(fact.task, fact.key, fact.unit) : assignmentRef(fact.task, fact.key, fact.unit);
}

function foldPlanFact(rules: PlanRules, state: PlanState, fact: RecordedFact): PlanState {
  switch (fact.kind) {
    case 'amended':
    case 'calendar-changed':
    case 'unit-changed':
      return { ...state, reload: true };
    case 'paused':
      // What is closing does not wait, and goes on for nobody.
      return state.phase === 'running' ? { ...state, phase: 'paused' } : state;
    case 'resumed':
      return state.phase === 'paused' ? resumed(rules, state, fact) : state;
    case 'closed':
      return state.phase === 'closed' ? state : { ...state, phase: 'closing' };
    case 'date-given':
      return dateGiven(rules, state, fact);
    case 'confirmed':
      return proposalConfirmed(rules, state, fact);
    case 'partners-picked':
      return fact.task
        ? {
            ...state,
            picked: [...state.picked, { task: fact.task, key: fact.key, units: fact.units ?? [], on: dateAt(fact.at) }],
          }
        : state;
    default:
      return FACT_KINDS.includes(fact.kind) ? state : { ...state, unknownFacts: state.unknownFacts + 1 };
  }
}

// What fell into the pause is not made up for: the plan goes on with the truth of the day it was resumed.
function resumed(rules: PlanRules, state: PlanState, fact: RecordedFact): PlanState {
  const yesterday = addWorkingDays(rules.calendar, dateAt(fact.at), -1);
  return { ...state, phase: 'running', handledOn: state.handledOn ? later(state.handledOn, yesterday) : yesterday };
}

function dateGiven(rules: PlanRules, state: PlanState, fact: RecordedFact): PlanState {
  if (!fact.task || !fact.dueOn) return state;
  if (needsConfirmation(rules, fact)) return { ...state, proposed: [...state.proposed, fact] };
  const given: GivenDate = {
    task: fact.task,
    key: fact.key ?? fact.dueOn,
    dueOn: nextWorkingDay(rules.calendar, fact.dueOn),
    on: dateAt(fact.at),
  };
  const replaces = state.given.some((date) => date.task === given.task && date.key === given.key && date.dueOn !== given.dueOn);
  return {
    ...state,
    // What was told about the day before does not count for the new one.
    reload: state.reload || replaces,
    given: [...state.given.filter((date) => date.task !== given.task || date.key !== given.key), given],
    proposed: state.proposed.filter((proposal) => proposal.task !== fact.task || proposal.key !== fact.key),
  };
}

// A lead proposes; what the coordinator says, of its own tasks too, counts at once.
function needsConfirmation(rules: PlanRules, fact: RecordedFact): boolean {
  return (fact.actor === 'lead' || fact.actor === 'temporal') && !isCoordinator(rules, fact);
}

function isCoordinator(rules: PlanRules, { unit, at }: RecordedFact): boolean {
  return unit !== null && unit === holderOn(rules, rules.coordinator, dateAt(at));
}

function proposalConfirmed(rules: PlanRules, state: PlanState, fact: RecordedFact): PlanState {
  const proposal = proposalOf(state, fact);
  return proposal ? dateGiven(rules, state, { ...proposal, actor: 'coordinator', at: fact.at }) : state;
}
