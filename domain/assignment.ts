import type { DateString } from './dates';
import type { Body, PlanRules, ScheduleRules, TaskRules } from './plan-rules';
import { expandTask } from './schedule/expand-task';
import type { Occurrence } from './schedule/occurrence';
import type { UnitId } from './unit';
import { membersOn } from './units-on-day';

/** `task|key|unit`: one lead unit in one occurrence. `p|task|key|unit`: a partner's part in it. */
export type AssignmentRef = string;

/** One lead unit in one occurrence: what can be done or late. */
export type Assignment = {
  ref: AssignmentRef;
  task: string;
  lead: UnitId;
  occurrence: Occurrence;
  schedule: ScheduleRules;
  partners: readonly UnitId[];
  /** Partners that the document left open, each with the day it was picked. */
  pickedOn: Readonly<Record<UnitId, DateString>>;
  /** The day from which it is known: nothing before it counts as missed. */
  knownOn: DateString;
};

export function assignmentRef(task: string, key: string, lead: UnitId): AssignmentRef {
  return `${task}|${key}|${lead}`;
}

export function partnerRef(task: string, key: string, partner: UnitId): AssignmentRef {
  return `p|${task}|${key}|${partner}`;
}

/** A day that was given to a task that waited for one. */
export type GivenDate = { task: string; key: string; dueOn: DateString; on: DateString };

/** Partners picked where the document left them open; for one occurrence, or for the task when `key` is null. */
export type PickedPartners = { task: string; key: string | null; units: readonly UnitId[]; on: DateString };

/**
 * Every assignment of the plan, in order of task and due day: each occurrence times its leads, a group expanded to its
 * members on the day the occurrence opens. Units merged by then are followed to their successors.
 */
export function assignmentsOf(
  rules: PlanRules,
  given: readonly GivenDate[] = [],
  picked: readonly PickedPartners[] = [],
): Assignment[] {
  return rules.tasks.flatMap((task) => {
    const dates = given.filter((date) => date.task === task.no);
    return [
      ...occurrencesOf(rules, task).flatMap((occurrence) => assignmentsIn(rules, task, occurrence, picked, rules.startedOn)),
      ...dates.flatMap((date) => assignmentsIn(rules, task, givenOccurrence(task, date), picked, date.on)),
    ];
  });
}

// Rules are never changed, only replaced; expanding a year of months for each fact and each load would be most of the work.
const expanded = new WeakMap<PlanRules, Map<TaskRules, readonly Occurrence[]>>();

/** The dated occurrences of a task, as its schedules say. */
export function occurrencesOf(rules: PlanRules, task: TaskRules): readonly Occurrence[] {
  let ofTasks = expanded.get(rules);
  if (!ofTasks) expanded.set(rules, (ofTasks = new Map()));
  let occurrences = ofTasks.get(task);
  if (!occurrences) ofTasks.set(task, (occurrences = expand(rules, task)));
  return occurrences;
}

function expand({ year, issuedOn, calendar }: PlanRules, task: TaskRules): Occurrence[] {
  return expandTask(
    task.schedules.map((schedule) => ({ text: '', ...schedule })),
    { year, issuedOn, calendar },
  );
}

function givenOccurrence(task: TaskRules, date: GivenDate): Occurrence {
  const schedule = Math.max(0, task.schedules.findIndex(isWaiting));
  return {
    key: date.key,
    schedule,
    opensOn: date.on < date.dueOn ? date.on : date.dueOn,
    nominalOn: date.dueOn,
    dueOn: date.dueOn,
    limitOn: date.dueOn,
    firstDueOn: date.dueOn,
    times: 1,
    soft: task.schedules[schedule]?.soft ?? false,
  };
}

/** True for a schedule that has no day yet and must be asked for one. */
export function isWaiting(schedule: ScheduleRules): boolean {
  return schedule.rule.kind === 'waiting';
}

function assignmentsIn(
  rules: PlanRules,
  task: TaskRules,
  occurrence: Occurrence,
  picked: readonly PickedPartners[],
  knownOn: DateString,
): Assignment[] {
  const schedule = task.schedules[occurrence.schedule];
  if (!schedule) return [];
  const leads = unitsOf(rules, task.leads, occurrence.opensOn);
  const chosen = picked.filter((pick) => pick.task === task.no && (pick.key === null || pick.key === occurrence.key));
  const named = unitsOf(rules, task.partners, occurrence.opensOn);
  const partners = [...new Set([...named, ...chosen.flatMap((pick) => pick.units)])];
  // Later picks first: the day on which a unit was picked first is the one that stays.
  const picks = [...chosen].reverse().flatMap((pick) => pick.units.map((unit) => [unit, pick.on] as const));
  const pickedOn = Object.fromEntries(picks.filter(([unit]) => !named.includes(unit)));
  return leads.map((lead) => ({
    ref: assignmentRef(task.no, occurrence.key, lead),
    task: task.no,
    lead,
    occurrence,
    schedule,
    partners: partners.filter((partner) => !leads.includes(partner)),
    pickedOn,
    knownOn,
  }));
}

/** The units several bodies stand for on a day, each once, in the order of the document. */
export function unitsOf(rules: PlanRules, bodies: readonly Body[], day: DateString): UnitId[] {
  return [...new Set(bodies.flatMap((body) => membersOn(rules, body, day)))];
}
