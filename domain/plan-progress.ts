import type { Assignment, AssignmentRef } from './assignment';
import { assignmentStatus } from './assignment-status';
import { later, type DateString } from './dates';
import type { Fact, RecordedFact } from './fact';
import { factsByRef, foldAll, withFacts } from './fold-facts';
import type { Notice, NoticeKind, PostOrder } from './notice';
import { suffix } from './notices/lead-entries';
import { isSettled, planIndex } from './plan-index';
import type { PlanRules } from './plan-rules';
import { dateAt } from './zone';
import { notLoaded, type Change, type LoadedPlan, type PlanState, type Told } from './plan-state';

/**
 * The state after a load: built afresh from what PostgreSQL knows, so that a first start, an amendment and a rebuild take
 * the same path. Facts that were signalled after the load was read make it load once more.
 */
export function withLoaded(state: PlanState, loaded: LoadedPlan): PlanState {
  const { rules } = loaded;
  const empty = { ...notLoaded(state.planId), rules, handledOn: loaded.handledOn, answeredThrough: loaded.answeredThrough };
  const folded = foldAll(rules, empty, loaded.facts);
  const changes = state.rules ? changesBetween(state, folded) : [];
  const started = {
    ...folded,
    ...toldBy(rules, folded, loaded),
    recentlyDone: doneSinceListed(rules, folded, loaded),
    changes: [...state.changes, ...changes],
  };
  return {
    ...started,
    phase: loaded.closed ? 'closed' : folded.phase,
    since: { ...state.since, ...sinceOf(changes, loaded) },
    unrecorded: state.unrecorded,
    unknownFacts: Math.max(state.unknownFacts, folded.unknownFacts),
    reload: folded.foldedThrough < state.foldedThrough,
  };
}

/** The state after the notices of an order have reached the ledger. */
export function withPosted(state: PlanState, order: PostOrder): PlanState {
  const notices = order.notices.filter((notice) => isStillSo(state, notice));
  const posted = withTold(state, notices);
  return {
    ...posted,
    phase: order.closes ? 'closed' : posted.phase,
    handledOn: order.handledOn ? later(order.handledOn, posted.handledOn ?? '') : posted.handledOn,
    answeredThrough: Math.max(order.factsThrough, posted.answeredThrough),
    unanswered: posted.unanswered.filter((fact) => fact.seq > order.factsThrough),
    changes: posted.changes.slice(order.changesTold),
  };
}

// A return or an extension that came in while the order was being posted has started the ladder anew.
function isStillSo(state: PlanState, notice: Notice): boolean {
  const ref = noticeRef(notice);
  if (!state.rules || !ref || !CLIMBED.has(notice.kind)) return true;
  const assignment = planIndex(state.rules, state).byRef.get(ref);
  return !assignment || inForce(state.rules, state, assignment, notice);
}

const CLIMBED: ReadonlySet<NoticeKind> = new Set<NoticeKind>(['overdue', 'escalation', 'leadership']);

/** Facts straight from a Temporal client wait until PostgreSQL has them. */
export function withReported(state: PlanState, facts: readonly Fact[]): PlanState {
  const known = new Set(state.unrecorded.map((fact) => fact.id));
  const fresh = facts.filter((fact) => !known.has(fact.id));
  return fresh.length === 0 ? state : { ...state, unrecorded: [...state.unrecorded, ...fresh] };
}

/** The state after reported facts were recorded: they are obeyed like all others; what was refused is dropped. */
export function withRecorded(state: PlanState, reported: readonly Fact[], recorded: readonly RecordedFact[]): PlanState {
  const handled = new Set(reported.map((fact) => fact.id));
  return withFacts({ ...state, unrecorded: state.unrecorded.filter((fact) => !handled.has(fact.id)) }, recorded);
}

/** What later steps depend on, from the notices the ledger holds: of the rungs only those about the due day and return in force. */
function toldBy(rules: PlanRules, state: PlanState, loaded: LoadedPlan): Pick<PlanState, 'told' | 'summaryOn' | 'leadershipOn'> {
  const { byRef } = planIndex(rules, state);
  const valid = loaded.told.filter((notice) => {
    const ref = noticeRef(notice);
    const assignment = ref && byRef.get(ref);
    return !assignment || (!isSettled(rules, state, assignment.ref) && inForce(rules, state, assignment, notice));
  });
  const { told, summaryOn } = withTold({ ...state, told: {}, summaryOn: null }, valid);
  // A list of the week counts for all, whatever became of what it was about.
  const lists = loaded.told.filter(({ kind }) => kind === 'leadership').map(({ postedOn }) => postedOn);
  return { told, summaryOn, leadershipOn: lists.reduce<DateString | null>((last, on) => later(last ?? '', on), null) };
}

/** What was done and has not been in a weekly summary since. */
function doneSinceListed(rules: PlanRules, state: PlanState, { facts, told }: LoadedPlan): AssignmentRef[] {
  const listedOn = new Map<AssignmentRef, DateString>();
  for (const { kind, items, postedOn } of told) {
    if (kind !== 'summary') continue;
    for (const { what, task, key, lead } of items) if (what === 'done') listedOn.set(`${task}|${key}|${lead}`, postedOn);
  }
  const { byRef } = planIndex(rules, state);
  return [...factsByRef(facts)]
    .filter(([ref]) => byRef.has(ref) && isSettled(rules, state, ref))
    .filter(([ref, about]) => (listedOn.get(ref) ?? '') < dateAt(settledAt(rules, byRef.get(ref), about)))
    .map(([ref]) => ref);
}

// What is said after the end (a late "received") does not end it again.
function settledAt(rules: PlanRules, assignment: Assignment | undefined, about: readonly RecordedFact[]): number {
  if (!assignment) return 0;
  const isOpen = about.map((_fact, index) => {
    const { settled, awaitsConfirmation } = assignmentStatus(rules, assignment.occurrence, about.slice(0, index + 1));
    return !settled || awaitsConfirmation;
  });
  return about[isOpen.lastIndexOf(true) + 1]?.at ?? 0;
}

function inForce(rules: PlanRules, state: PlanState, assignment: Assignment, notice: Notice): boolean {
  const status = assignmentStatus(rules, assignment.occurrence, state.facts[assignment.ref]);
  const returns = /-return-\d+$/.exec(notice.rung)?.[0] ?? '';
  return notice.items[0]?.dueOn === status.dueOn && (notice.kind === 'unreachable' || returns === suffix(status));
}

function withTold(state: PlanState, notices: readonly Notice[]): PlanState {
  const told = { ...state.told };
  let { summaryOn, leadershipOn, recentlyDone } = state;
  for (const notice of notices) {
    if (notice.kind === 'summary') {
      summaryOn = notice.postedOn;
      recentlyDone = notListed(recentlyDone, notice);
      continue;
    }
    const ref = noticeRef(notice);
    const after = ref && notice.rung !== 'urged' ? toldAfter(told[ref] ?? {}, notice) : null;
    if (!ref || !after) continue;
    told[ref] = after;
    if (notice.kind === 'leadership') leadershipOn = notice.postedOn;
  }
  return { ...state, told, summaryOn, leadershipOn, recentlyDone };
}

// What was done while the list was being posted belongs to the next one.
function notListed(recentlyDone: readonly AssignmentRef[], { items }: Notice): AssignmentRef[] {
  const listed = new Set(items.filter(({ what }) => what === 'done').map(({ task, key, lead }) => `${task}|${key}|${lead}`));
  return recentlyDone.filter((ref) => !listed.has(ref));
}

function toldAfter(told: Told, notice: Notice): Told | null {
  const on = notice.postedOn;
  switch (notice.kind) {
    case 'overdue':
      return {
        ...told,
        overdueFirstOn: told.overdueFirstOn ?? on,
        overdueLastOn: on,
        overdueCount: (told.overdueCount ?? 0) + 1,
      };
    case 'escalation':
      return notice.to.as === 'leadership' ? { ...told, coordinatorOn: on, leadershipOn: on } : { ...told, coordinatorOn: on };
    case 'leadership':
      return { ...told, leadershipOn: on };
    case 'unreachable':
      return { ...told, unreachableOn: on };
    default:
      return null;
  }
}

function noticeRef(notice: Notice): AssignmentRef | null {
  const item = notice.items[0];
  return item?.key && item.lead ? `${item.task}|${item.key}|${item.lead}` : null;
}

/** What people must be told after an amendment or a new calendar: assignments added, dropped, and due days that moved. */
export function changesBetween(before: PlanState, after: PlanState): Change[] {
  if (!before.rules || !after.rules) return [];
  const was = planIndex(before.rules, before).byRef;
  const is = planIndex(after.rules, after).byRef;
  const kind = sameTasks(before.rules, after.rules) ? ('moved' as const) : ('amended' as const);
  const moved = [...is.values()].flatMap((assignment): Change[] => {
    const old = was.get(assignment.ref);
    const base = { kind, task: assignment.task, key: assignment.occurrence.key, lead: assignment.lead };
    const { dueOn } = assignment.occurrence;
    if (!old) return [{ ...base, what: 'added', wasOn: null, dueOn }];
    return old.occurrence.dueOn === dueOn ? [] : [{ ...base, kind: 'moved', what: 'moved', wasOn: old.occurrence.dueOn, dueOn }];
  });
  const gone = [...was.values()].filter(({ ref }) => !is.has(ref));
  const removed = gone.map(({ task, lead, occurrence }): Change => ({
    kind,
    task,
    key: occurrence.key,
    lead,
    what: 'removed',
    wasOn: occurrence.dueOn,
    dueOn: null,
  }));
  // Days that are past on both sides concern nobody any more.
  const today = before.handledOn ?? '';
  return [...moved, ...removed].filter(({ wasOn, dueOn }) => (wasOn ?? '') > today || (dueOn ?? '') > today);
}

function sameTasks(before: PlanRules, after: PlanRules): boolean {
  return JSON.stringify(before.tasks) === JSON.stringify(after.tasks);
}

function sinceOf(changes: readonly Change[], loaded: LoadedPlan): Record<AssignmentRef, string> {
  const on = loaded.readOn;
  return Object.fromEntries(
    changes.filter(({ what }) => what !== 'removed').map(({ task, key, lead }) => [`${task}|${key ?? ''}|${lead ?? ''}`, on]),
  );
}
