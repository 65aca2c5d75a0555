import type { AssignmentRef, GivenDate, PickedPartners } from './assignment';
import type { DateString } from './dates';
import type { Fact, RecordedFact } from './fact';
import type { Notice } from './notice';
import type { PlanId } from './plan';
import type { PlanRules } from './plan-rules';

/** What has been told about one assignment, as far as the next step depends on it. Days are days of posting. */
export type Told = {
  /** First and latest overdue notice, and how many there were. */
  overdueFirstOn?: DateString;
  overdueLastOn?: DateString;
  overdueCount?: number;
  coordinatorOn?: DateString;
  leadershipOn?: DateString;
  unreachableOn?: DateString;
};

/** One change of a plan or calendar that concerned people must be told once. */
export type Change = {
  kind: 'moved' | 'amended';
  task: string;
  key: string | null;
  lead: string | null;
  what: 'moved' | 'added' | 'changed' | 'removed';
  wasOn: DateString | null;
  dueOn: DateString | null;
};

/**
 * The whole state of a plan's workflow. Everything in it can be rebuilt from PostgreSQL (plan, calendar, facts, ledger);
 * facts are kept only while their assignment is open. Fields are added, never renamed; `v` grows with each change of shape.
 */
export type PlanState = {
  v: 1;
  planId: PlanId;
  phase: 'running' | 'paused' | 'closing' | 'closed';
  /** Null before the first load. */
  rules: PlanRules | null;
  /** Plan, calendar or units changed, or facts are missing: load again before anything else. */
  reload: boolean;
  /** Working day up to which everything has been told; null before the first moment. */
  handledOn: DateString | null;
  /** Facts are folded up to this number of the plan's own sequence; older ones are repeats. */
  foldedThrough: number;
  /** Facts have been answered (receipts, decisions) up to this number. */
  answeredThrough: number;
  /** Facts of what is still open, by assignment. */
  facts: Readonly<Record<AssignmentRef, readonly RecordedFact[]>>;
  /** What is settled: by `task|key`, the places of the lead units in `rules.units` (257 members × 12 periods must fit). */
  settled: Readonly<Record<string, readonly number[]>>;
  /** Days from which assignments are known that an amendment or a new calendar made or moved; older moments are not late. */
  since: Readonly<Record<AssignmentRef, DateString>>;
  /** Settled since the last weekly summary. */
  recentlyDone: readonly AssignmentRef[];
  given: readonly GivenDate[];
  /** Dates a lead proposed; they wait for the coordinator. */
  proposed: readonly RecordedFact[];
  picked: readonly PickedPartners[];
  told: Readonly<Record<AssignmentRef, Told>>;
  /** Days of the last weekly summary and of the last list to the leadership. */
  summaryOn: DateString | null;
  leadershipOn: DateString | null;
  /** Facts whose answers have not been posted yet. */
  unanswered: readonly RecordedFact[];
  /** Changes that have not been told yet. */
  changes: readonly Change[];
  /** Facts that came straight from a Temporal client and are not in PostgreSQL yet. */
  unrecorded: readonly Fact[];
  /** Facts of kinds this version does not know: counted, not obeyed. */
  unknownFacts: number;
};

/** What `loadPlan` answers: everything PostgreSQL knows that the state is built from. */
export type LoadedPlan = {
  rules: PlanRules;
  facts: readonly RecordedFact[];
  /** Notices of the ledger that later steps depend on (overdue, escalation, leadership, summary, unreachable). */
  told: readonly Notice[];
  handledOn: DateString | null;
  answeredThrough: number;
  closed: boolean;
  /** The day it was read (Asia/Ho_Chi_Minh). */
  readOn: DateString;
};

/** The state of a plan that has not been loaded yet. */
export function notLoaded(planId: PlanId): PlanState {
  return {
    v: 1,
    planId,
    phase: 'running',
    rules: null,
    reload: false,
    handledOn: null,
    foldedThrough: 0,
    answeredThrough: 0,
    facts: {},
    settled: {},
    since: {},
    recentlyDone: [],
    given: [],
    proposed: [],
    picked: [],
    told: {},
    summaryOn: null,
    leadershipOn: null,
    unanswered: [],
    changes: [],
    unrecorded: [],
    unknownFacts: 0,
  };
}

/** Turns a state that an older version saved into the newest shape. */
export function migrate(state: PlanState): PlanState {
  return { ...notLoaded(state.planId), ...state, v: 1 };
}
