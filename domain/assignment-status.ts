import { addWorkingDays, nextWorkingDay } from './calendar/working-days';
import { later, type DateString, type Instant } from './dates';
import type { FactKind, RecordedFact } from './fact';
import type { PlanRules } from './plan-rules';
import type { Occurrence } from './schedule/occurrence';
import { dateAt } from './zone';

/** How an assignment ended: the day the work was done decides on time or late, the day of the report only marks it. */
export type Settled =
  { how: 'completed'; doneOn: DateString; reportedAt: Instant } | { how: 'nothing-arose'; reportedAt: Instant };

/** Where an assignment stands: derived from its facts, never stored. */
export type AssignmentStatus = {
  settled: Settled | null;
  /** Completed, and the plan asks the coordinator to confirm: nobody is dunned meanwhile. */
  awaitsConfirmation: boolean;
  /** Completions counted so far, of a quota. */
  done: number;
  /** What the last completion counted, so that a return takes just that back. */
  lastCount: number;
  /** The due day in force (an extension moves it) and the last day that is on time. */
  dueOn: DateString;
  limitOn: DateString;
  /** The day the rungs count from: the due day, or the day of a return if that is later. */
  countFrom: DateString;
  /** A pending extension: no overdue, no rung up to and including this day. */
  heldThrough: DateString | null;
  askedDueOn: DateString | null;
  /** The day of the last decision, return or withdrawal: rungs up to it are not made up for. */
  quietThrough: DateString | null;
  /** How often the coordinator returned it. */
  returns: number;
  /** The last thing the lead said. */
  answer: FactKind | null;
  /** The person in the unit who took it over. */
  person: string | null;
  handedTo: string | null;
};

type Policy = Pick<PlanRules, 'calendar' | 'ladder' | 'confirms'>;

/**
 * Folds the facts of one assignment, in the order in which the database recorded them. Withdrawn facts do not count;
 * a fact that no longer fits (a confirmation of nothing, a second completion) changes nothing.
 */
export function assignmentStatus(policy: Policy, occurrence: Occurrence, facts: readonly RecordedFact[] = []): AssignmentStatus {
  const open: AssignmentStatus = {
    settled: null,
    awaitsConfirmation: false,
    done: 0,
    lastCount: 0,
    dueOn: occurrence.dueOn,
    limitOn: occurrence.limitOn,
    countFrom: occurrence.dueOn,
    heldThrough: null,
    askedDueOn: null,
    quietThrough: quietThrough(facts),
    returns: 0,
    answer: null,
    person: null,
    handedTo: null,
  };
  return standing(facts).reduce((status, fact) => apply(policy, occurrence, status, fact), open);
}

/** The facts that count: those nobody has withdrawn, in the order of record. */
export function standing(facts: readonly RecordedFact[]): RecordedFact[] {
  const withdrawn = new Set(facts.filter((fact) => fact.kind === 'withdrawn').map((fact) => fact.about));
  return facts.filter((fact) => !withdrawn.has(fact.id)).sort((a, b) => a.seq - b.seq);
}

const CHANGES_LADDER: ReadonlySet<FactKind> = new Set<FactKind>([
  'returned',
  'extension-granted',
  'extension-refused',
  'withdrawn',
]);

function quietThrough(facts: readonly RecordedFact[]): DateString | null {
  return facts
    .filter((fact) => CHANGES_LADDER.has(fact.kind))
    .map((fact) => dateAt(fact.at))
    .reduce<DateString | null>((last, on) => (last === null ? on : later(last, on)), null);
}

function apply(policy: Policy, occurrence: Occurrence, status: AssignmentStatus, fact: RecordedFact): AssignmentStatus {
  const closed = status.settled !== null;
  switch (fact.kind) {
    case 'acknowledged':
    case 'started':
    case 'obstacle':
      return { ...status, answer: fact.kind };
    case 'completed':
      return closed ? status : completed(policy, occurrence, status, fact);
    case 'confirmed':
      return { ...status, awaitsConfirmation: false };
    case 'returned':
      return closed ? returned(status, fact) : status;
    case 'nothing-arose':
      return closed ? status : { ...status, answer: fact.kind, settled: { how: 'nothing-arose', reportedAt: fact.at } };
    case 'extension-asked':
      return closed
        ? status
        : {
            ...status,
            answer: fact.kind,
            askedDueOn: fact.newDueOn ?? null,
            // Asking again for what is not decided yet holds nothing longer.
            heldThrough:
              status.askedDueOn !== null
                ? status.heldThrough
                : addWorkingDays(policy.calendar, dateAt(fact.at), policy.ladder.extensionHolds),
          };
    case 'extension-granted':
      return fact.newDueOn ? extended(status, nextWorkingDay(policy.calendar, fact.newDueOn)) : status;
    case 'extension-refused':
      return { ...status, heldThrough: null, askedDueOn: null };
    case 'handed-over':
      return { ...status, answer: fact.kind, handedTo: fact.toUnit ?? null, person: fact.toPerson ?? status.person };
    default:
      return status;
  }
}

function completed(policy: Policy, occurrence: Occurrence, status: AssignmentStatus, fact: RecordedFact): AssignmentStatus {
  const lastCount = fact.count ?? 1;
  const done = status.done + lastCount;
  if (done < occurrence.times) return { ...status, done, lastCount, answer: fact.kind };
  const doneOn = fact.doneOn ?? dateAt(fact.at);
  return {
    ...status,
    done,
    lastCount,
    answer: fact.kind,
    heldThrough: null,
    askedDueOn: null,
    awaitsConfirmation: policy.confirms && fact.actor !== 'coordinator',
    settled: { how: 'completed', doneOn, reportedAt: fact.at },
  };
}

function returned(status: AssignmentStatus, fact: RecordedFact): AssignmentStatus {
  return {
    ...status,
    settled: null,
    awaitsConfirmation: false,
    done: status.done - status.lastCount,
    lastCount: 0,
    returns: status.returns + 1,
    countFrom: later(status.dueOn, dateAt(fact.at)),
  };
}

// A granted day that is no later than the one in force leaves it: what has been told about a due day is never told again.
function extended(status: AssignmentStatus, dueOn: DateString): AssignmentStatus {
  if (dueOn <= status.dueOn) return { ...status, heldThrough: null, askedDueOn: null };
  const countFrom = status.countFrom > status.dueOn ? later(dueOn, status.countFrom) : dueOn;
  return { ...status, dueOn, limitOn: dueOn, countFrom, heldThrough: null, askedDueOn: null };
}
