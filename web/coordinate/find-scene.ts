import { assignmentRef, unitsOf } from '../../domain/assignment';
import { assignmentStatus, type AssignmentStatus } from '../../domain/assignment-status';
import { cutoffs } from '../../domain/calendar/report-window';
import type { DateString } from '../../domain/dates';
import type { RecordedFact } from '../../domain/fact';
import { factsByRef } from '../../domain/fold-facts';
import type { Task } from '../../domain/plan';
import { planIndex, undatedOccurrence } from '../../domain/plan-index';
import type { TaskRules } from '../../domain/plan-rules';
import type { Occurrence } from '../../domain/schedule/occurrence';
import type { UnitId } from '../../domain/unit';
import type { StandingPlan } from '../shell/plan-states';

/** One lead in an occurrence: where it stands, also when it is done, and what was said about it. */
export type LeadPart = {
  lead: UnitId;
  occurrence: Occurrence;
  partners: readonly UnitId[];
  status: AssignmentStatus;
  facts: readonly RecordedFact[];
};

/** An occurrence of a task with its leads. `isDated`: false for the evidence of a standing task, which has only a cut-off day. */
export type Scene = {
  plan: StandingPlan;
  task: Task;
  key: string;
  isDated: boolean;
  cutoffOn: DateString | null;
  parts: readonly LeadPart[];
};

/** The occurrences of a task, in the order of their days; without a task of this number null. */
export function findScenes(plan: StandingPlan, no: string): Scene[] | null {
  const { rules, state, facts, row } = plan;
  const task = row.plan.tasks.find((one) => one.no === no);
  const taskRules = rules.tasks.find((one) => one.no === no);
  if (!task || !taskRules) return null;
  const said = factsByRef(facts.filter((fact) => fact.task === no || fact.task === null));
  const scenes = new Map<string, Scene>();
  for (const { lead, occurrence, partners, ref } of planIndex(rules, state).all.filter((one) => one.task === no)) {
    const about = said.get(ref) ?? [];
    const part = { lead, occurrence, partners, status: assignmentStatus(rules, occurrence, about), facts: about };
    const known = scenes.get(occurrence.key) ?? { plan, task, key: occurrence.key, isDated: true, cutoffOn: null, parts: [] };
    scenes.set(occurrence.key, { ...known, parts: [...known.parts, part] });
  }
  return [...scenes.values(), ...evidenceScenes(plan, task, taskRules, said)];
}

function evidenceScenes(plan: StandingPlan, task: Task, taskRules: TaskRules, said: ReturnType<typeof factsByRef>): Scene[] {
  const { rules } = plan;
  if (!taskRules.schedules.some(({ rule }) => rule.kind === 'standing')) return [];
  return cutoffs(rules.year, rules.cutoffs).map(({ key, on }) => ({
    plan,
    task,
    key,
    isDated: false,
    cutoffOn: on,
    parts: unitsOf(rules, taskRules.leads, on).map((lead) => {
      const occurrence = undatedOccurrence(key);
      const facts = said.get(assignmentRef(task.no, key, lead)) ?? [];
      return { lead, occurrence, partners: [], status: assignmentStatus(rules, occurrence, facts), facts };
    }),
  }));
}

/** One occurrence of a task, or null. */
export function findScene(plan: StandingPlan, no: string, key: string): Scene | null {
  return findScenes(plan, no)?.find((scene) => scene.key === key) ?? null;
}
