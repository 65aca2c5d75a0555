import { createHash } from 'node:crypto';
import { assignmentRef, partnerRef, type Assignment } from '../../domain/assignment';
import { assignmentStatus, standing, type AssignmentStatus } from '../../domain/assignment-status';
import type { FactKind, RecordedFact } from '../../domain/fact';
import type { Task } from '../../domain/plan';
import { undatedOccurrence } from '../../domain/plan-index';
import type { UnitId } from '../../domain/unit';
import type { Scene } from './scene';

/** In what capacity somebody answers. */
export type Capacity = 'lead' | 'partner' | 'coordinator' | 'leadership';

/** What it is: an occurrence with a due day, results of a standing task for a report, or a task that waits for a date. */
export type ThingKind = 'dated' | 'evidence' | 'waiting';

/** One thing somebody can answer: a lead's or partner's part in an occurrence, seen in one capacity. */
export type Thing = {
  /** Short name for addresses: the same thing in the same capacity always has the same one. */
  id: string;
  scene: Scene;
  task: Task;
  kind: ThingKind;
  as: Capacity;
  key: string | null;
  /** The lead or partner it is about, as it was assigned. */
  unit: UnitId;
  assignment: Assignment | null;
  /** Where the lead's assignment stands; of a waiting task and of evidence only its facts count. */
  status: AssignmentStatus;
  /** What was said about it, in the order of record, withdrawals included. */
  facts: readonly RecordedFact[];
  isDone: boolean;
};

export type ThingDraft = Pick<Thing, 'scene' | 'task' | 'kind' | 'as' | 'key' | 'unit' | 'assignment'>;

/** A thing with its facts and where it stands. */
export function thingOf(draft: ThingDraft): Thing {
  const { scene, task, as, key, unit, assignment } = draft;
  const facts = factsAbout(draft);
  const lead = assignment?.lead ?? unit;
  const leadRef = assignmentRef(task.no, key ?? '', lead);
  const occurrence = assignment?.occurrence ?? undatedOccurrence(leadRef);
  const status = assignmentStatus(scene.rules, occurrence, [...(scene.byRef.get(leadRef) ?? [])]);
  const isDone = as === 'partner' ? standing(facts).some(({ kind }) => kind === 'contributed') : status.settled !== null;
  return { ...draft, id: thingId(draft), status, facts, isDone };
}

function thingId({ scene, task, key, unit, as }: ThingDraft): string {
  return createHash('sha256')
    .update(JSON.stringify([scene.row.id, task.no, key, unit, as]))
    .digest('base64url')
    .slice(0, 12);
}

const OF_TASK: ReadonlySet<FactKind> = new Set<FactKind>(['date-given', 'partners-picked', 'urged']);

const OF_FACT: ReadonlySet<FactKind> = new Set<FactKind>(['withdrawn', 'confirmed']);

function factsAbout({ scene, task, key, unit, as }: ThingDraft): RecordedFact[] {
  const ref = as === 'partner' ? partnerRef(task.no, key ?? '', unit) : assignmentRef(task.no, key ?? '', unit);
  const ofTask = scene.facts.filter(
    (fact) =>
      OF_TASK.has(fact.kind) &&
      fact.task === task.no &&
      (fact.key === null || key === null || fact.key === key) &&
      (fact.unit === null || fact.unit === unit),
  );
  const about = [...(scene.byRef.get(ref) ?? []), ...ofTask];
  const ids = new Set(about.map(({ id }) => id));
  const decided = scene.facts.filter(({ id, kind, about: of }) => OF_FACT.has(kind) && ids.has(of ?? '') && !ids.has(id));
  return [...about, ...decided].sort((a, b) => a.seq - b.seq);
}
