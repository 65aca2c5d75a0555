import { isWaiting, unitsOf, type Assignment } from '../../domain/assignment';
import { cutoffs } from '../../domain/calendar/report-window';
import { addWorkingDays } from '../../domain/calendar/working-days';
import { planIndex } from '../../domain/plan-index';
import type { TaskRules } from '../../domain/plan-rules';
import type { UnitId } from '../../domain/unit';
import { holderOn } from '../../domain/units-on-day';
import type { Scene } from './scene';
import { thingOf, type Capacity, type Thing, type ThingKind } from './thing';

/** What is wanted of a plan: the things of a task, of one occurrence, of one lead; what is left out is open. */
export type Wanted = { task?: string; key?: string | null; lead?: UnitId | null };

/** What a unit leads, its work taken over from others included: dated, results wanted for a report, tasks without a date. */
export function ledBy(scene: Scene, unit: UnitId, wanted: Wanted = {}): Thing[] {
  const isOurs = (lead: UnitId) => holds(scene, unit, lead);
  return [
    ...datedAs(scene, 'lead', wanted, isOurs),
    ...tasksOf(scene, wanted).flatMap((task) => {
      const leads = unitsOf(scene.rules, task.leads, scene.today).filter(isOurs);
      return leads.flatMap((lead) => [
        ...evidenceAs(scene, 'lead', task, lead, wanted),
        ...waitingAs(scene, 'lead', task, lead, wanted),
      ]);
    }),
  ];
}

/** What a unit helps with. */
export function helpedBy(scene: Scene, unit: UnitId, wanted: Wanted = {}): Thing[] {
  const parts = assignmentsOf(scene, wanted).flatMap((assignment) =>
    assignment.partners.filter((partner) => holds(scene, unit, partner)).map((partner) => ({ assignment, partner })),
  );
  const things = parts.flatMap(({ assignment, partner }) => asThing(scene, 'partner', 'dated', assignment, partner));
  // Several leads of one occurrence share its partners.
  return [...new Map(things.map((thing) => [thing.id, thing])).values()];
}

/** What the coordinator or the leadership looks at: what others lead. */
export function decidedBy(scene: Scene, as: 'coordinator' | 'leadership', wanted: Wanted): Thing[] {
  const isAbout = (lead: UnitId) => !wanted.lead || wanted.lead === lead;
  return [
    ...datedAs(scene, as, wanted, isAbout),
    ...tasksOf(scene, wanted).flatMap((task) =>
      unitsOf(scene.rules, task.leads, scene.today)
        .filter(isAbout)
        .flatMap((lead) => [...evidenceAs(scene, as, task, lead, wanted), ...waitingAs(scene, as, task, lead, wanted)]),
    ),
  ];
}

function holds({ rules, today }: Scene, unit: UnitId, assigned: UnitId): boolean {
  return holderOn(rules, assigned, today) === unit;
}

function datedAs(scene: Scene, as: Capacity, wanted: Wanted, isAbout: (lead: UnitId) => boolean): Thing[] {
  return assignmentsOf(scene, wanted)
    .filter(({ lead }) => isAbout(lead))
    .flatMap((assignment) => asThing(scene, as, 'dated', assignment, assignment.lead));
}

function assignmentsOf({ rules, state }: Scene, { task, key }: Wanted): Assignment[] {
  return planIndex(rules, state).all.filter(
    (one) => (task === undefined || one.task === task) && (!key || one.occurrence.key === key),
  );
}

function tasksOf({ rules }: Scene, { task }: Wanted): TaskRules[] {
  return rules.tasks.filter(({ no }) => task === undefined || no === task);
}

// Results are wanted for one report at a time: the first whose days are not over, or the one that is named.
function evidenceAs(scene: Scene, as: Capacity, rules: TaskRules, lead: UnitId, { key }: Wanted): Thing[] {
  if (!rules.schedules.some(({ rule }) => rule.kind === 'standing')) return [];
  const { year, calendar, ladder } = scene.rules;
  const all = [year, year + 1].flatMap((one) => cutoffs(one, scene.rules.cutoffs));
  const cutoff = key
    ? all.find((one) => one.key === key)
    : all.find(({ on }) => addWorkingDays(calendar, on, ladder.evidence.wantedAfter) >= scene.today);
  const task = scene.row.plan.tasks.find(({ no }) => no === rules.no);
  return cutoff && task ? [thingOf({ scene, task, kind: 'evidence', as, key: cutoff.key, unit: lead, assignment: null })] : [];
}

function waitingAs(scene: Scene, as: Capacity, rules: TaskRules, lead: UnitId, { key }: Wanted): Thing[] {
  if (key) return [];
  const isOpen = rules.schedules.some(isWaiting) && !scene.state.given.some((date) => date.task === rules.no);
  const task = scene.row.plan.tasks.find(({ no }) => no === rules.no);
  return isOpen && task ? [thingOf({ scene, task, kind: 'waiting', as, key: null, unit: lead, assignment: null })] : [];
}

function asThing(scene: Scene, as: Capacity, kind: ThingKind, assignment: Assignment, unit: UnitId): Thing[] {
  const task = scene.row.plan.tasks.find(({ no }) => no === assignment.task);
  return task ? [thingOf({ scene, task, kind, as, key: assignment.occurrence.key, unit, assignment })] : [];
}
