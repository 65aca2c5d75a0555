import { assignmentRef, isWaiting, unitsOf, type AssignmentRef } from '../assignment';
import type { DateString } from '../dates';
import type { FactKind, RecordedFact } from '../fact';
import type { Plan } from '../plan';
import { isSettled, openAssignments, planIndex } from '../plan-index';
import type { PlanRules } from '../plan-rules';
import type { PlanState } from '../plan-state';
import type { UnitId } from '../unit';
import { holderOn } from '../units-on-day';
import { dateAt } from '../zone';
import { relationOf } from '../notices/reach';
import { unansweredObstacles } from './unanswered-obstacles';

/** What a coordinator is waited for, in the order in which it is listed. */
export const WAITING_KINDS = [
  'confirm',
  'extension',
  'handed-over',
  'obstacle',
  'date-proposed',
  'date-needed',
  'partners',
  'informs',
] as const;

export type WaitingKind = (typeof WAITING_KINDS)[number];

/**
 * One thing that waits for the coordinator. `unit`: the lead or partner it is about; `since`: the day it was said;
 * `wantedOn`: the day that is asked for or proposed; `until`: the last day on which an asked extension holds the ladder back;
 * `toUnit`: to whom it is to be handed over; `fact`: what is to be decided; `isOwn`: the coordinator leads it itself.
 */
export type WaitingItem = {
  what: WaitingKind;
  task: string | null;
  key: string | null;
  unit: UnitId | null;
  dueOn: DateString | null;
  since: DateString | null;
  wantedOn: DateString | null;
  until: DateString | null;
  toUnit: UnitId | null;
  fact: string | null;
  isOwn: boolean;
};

type Source = {
  plan: Plan;
  rules: PlanRules;
  state: PlanState;
  facts: readonly RecordedFact[];
  /** The working day up to which everything has been told; null: nobody has been told anything yet. */
  handledOn: DateString | null;
};

/** Everything in a plan that waits for its coordinator on a day. */
export function waitingItems(source: Source, today: DateString): WaitingItem[] {
  const items = [
    ...decisions(source, today),
    ...obstacles(source, today),
    ...proposals(source),
    ...missingDates(source, today),
    ...openPartners(source),
    ...untickedBodies(source),
  ];
  return items.sort((a, b) => WAITING_KINDS.indexOf(a.what) - WAITING_KINDS.indexOf(b.what));
}

const NOTHING = {
  task: null,
  key: null,
  unit: null,
  dueOn: null,
  since: null,
  wantedOn: null,
  until: null,
  toUnit: null,
  fact: null,
  isOwn: false,
};

function decisions({ rules, state }: Source, today: DateString): WaitingItem[] {
  return openAssignments(rules, state).flatMap(({ assignment, status }): WaitingItem[] => {
    const { task, lead, occurrence, ref } = assignment;
    const base = { ...NOTHING, task, key: occurrence.key, unit: lead, dueOn: status.dueOn, isOwn: isOwn(rules, lead, today) };
    const item = (what: WaitingKind, kind: FactKind, more: Partial<WaitingItem> = {}) => [
      { ...base, ...saidLast(state, ref, kind), ...more, what },
    ];
    if (status.awaitsConfirmation) return item('confirm', 'completed');
    return [
      ...(status.askedDueOn === null
        ? []
        : item('extension', 'extension-asked', { wantedOn: status.askedDueOn, until: status.heldThrough })),
      ...(status.handedTo === null ? [] : item('handed-over', 'handed-over', { toUnit: status.handedTo })),
    ];
  });
}

function saidLast({ facts }: PlanState, ref: AssignmentRef, kind: FactKind): Pick<WaitingItem, 'fact' | 'since'> {
  const said = facts[ref]?.filter((fact) => fact.kind === kind).at(-1);
  return { fact: said?.id ?? null, since: said ? dateAt(said.at) : null };
}

/** True when the lead's work is held by whoever coordinates the plan: then the leadership decides. */
export function isOwn(rules: PlanRules, lead: UnitId, today: DateString): boolean {
  return holderOn(rules, lead, today) === holderOn(rules, rules.coordinator, today);
}

function obstacles({ rules, state, facts }: Source, today: DateString): WaitingItem[] {
  const open = new Set(openAssignments(rules, state).map(({ assignment }) => `${assignment.task}|${assignment.occurrence.key}`));
  return unansweredObstacles(facts)
    .filter(({ task, key, unit, actor }) => {
      const ofLead = actor !== 'partner' && isSettled(rules, state, assignmentRef(task ?? '', key ?? '', unit ?? ''));
      return open.has(`${task}|${key}`) && !ofLead;
    })
    .map(({ id, task, key, unit, at }) => ({
      ...NOTHING,
      what: 'obstacle',
      task,
      key,
      unit,
      since: dateAt(at),
      fact: id,
      isOwn: unit !== null && isOwn(rules, unit, today),
    }));
}

function proposals({ state }: Source): WaitingItem[] {
  return state.proposed.map(({ id, task, key, unit, dueOn, at }) => ({
    ...NOTHING,
    what: 'date-proposed',
    task,
    key,
    unit,
    since: dateAt(at),
    wantedOn: dueOn ?? null,
    fact: id,
  }));
}

function missingDates({ rules, state }: Source, today: DateString): WaitingItem[] {
  const hasDate = new Set([...state.given, ...state.proposed].map(({ task }) => task));
  return rules.tasks
    .filter((task) => task.schedules.some(isWaiting) && !hasDate.has(task.no))
    .map((task) => ({
      ...NOTHING,
      what: 'date-needed',
      task: task.no,
      unit: unitsOf(rules, task.leads, today)[0] ?? null,
    }));
}

function openPartners({ plan, rules, state }: Source): WaitingItem[] {
  const busy = new Set(openAssignments(rules, state).map(({ assignment }) => assignment.task));
  const picked = new Set(state.picked.map(({ task }) => task));
  return plan.tasks
    .filter(({ no, partners }) => busy.has(no) && !picked.has(no) && partners.some(({ unit, group }) => !unit && !group))
    .map(({ no }) => ({ ...NOTHING, what: 'partners', task: no }));
}

// Only before the first moment: who is ticked later has missed the one notice there is for such bodies.
function untickedBodies(source: Source): WaitingItem[] {
  if (source.handledOn !== null) return [];
  const open = informable(source.rules, source.state).filter((unit) => !source.rules.informs.includes(unit));
  return open.length > 0 ? [{ ...NOTHING, what: 'informs' }] : [];
}

/** The higher and outside bodies that have a part in a plan: they are told of it only when the coordinator ticks them. */
export function informable(rules: PlanRules, state: Pick<PlanState, 'given' | 'picked'>): UnitId[] {
  const named = rules.tasks.flatMap((task) => unitsOf(rules, [...task.leads, ...task.partners], rules.startedOn));
  const assigned = planIndex(rules, state).all.flatMap(({ lead, partners }) => [lead, ...partners]);
  return [...new Set([...named, ...assigned])].filter((unit) => ['higher', 'outside'].includes(relationOf(rules, unit)));
}
