import { assignmentStatus, type AssignmentStatus } from '../assignment-status';
import type { FactKind, RecordedFact } from '../fact';
import { factsByRef, refOf } from '../fold-facts';
import { isLate } from '../is-late';
import { undatedOccurrence } from '../plan-index';
import type { PlanRules } from '../plan-rules';
import type { Occurrence } from '../schedule/occurrence';
import type { Held } from './due-lines';
import type { About, Story } from './story';
import type { Effect, FactLine } from './why';

const OF_THE_PLAN: ReadonlySet<FactKind> = new Set<FactKind>(['paused', 'resumed', 'closed', 'amended', 'calendar-changed']);
const OF_THE_TASK: ReadonlySet<FactKind> = new Set<FactKind>(['date-given', 'partners-picked', 'urged']);

/** What everybody said about the occurrence, and what each saying did. */
export function factLines({ facts }: Story, rules: PlanRules, about: About, held: readonly Held[]): FactLine[] {
  const withdrawn = new Set(facts.filter(({ kind }) => kind === 'withdrawn').map((fact) => fact.about));
  const occurrences = new Map(held.map(({ assignment }) => [assignment.ref, assignment.occurrence]));
  const line = (fact: RecordedFact, effect: Effect): FactLine => ({
    what: 'fact',
    at: fact.at,
    fact,
    effect: withdrawn.has(fact.id) ? { is: 'withdrawn' } : effect,
  });
  const ofAssignments = [...factsByRef(facts)]
    .filter(([ref]) => isAbout(ref, about))
    .flatMap(([ref, said]) => said.map((fact, index) => line(fact, effectOf(rules, occurrences.get(ref), said, index))));
  const known = new Set(ofAssignments.map(({ fact }) => fact.id));
  const others = facts.filter((fact) => !known.has(fact.id) && isOfAll(fact, about)).map((fact) => line(fact, { is: 'none' }));
  return [...ofAssignments, ...others].sort((a, b) => a.fact.seq - b.fact.seq);
}

// `task|key|unit`, or `p|task|key|unit` for a partner's part.
function isAbout(ref: string, { task, key, lead }: About): boolean {
  const head = `${task}|${key}|`;
  return ref.startsWith(`p|${head}`) || (lead ? ref === `${head}${lead}` : ref.startsWith(head));
}

function isOfAll(fact: RecordedFact, { task, key }: About): boolean {
  if (OF_THE_PLAN.has(fact.kind)) return true;
  return OF_THE_TASK.has(fact.kind) && refOf(fact) === null && fact.task === task && (fact.key === null || fact.key === key);
}

function effectOf(
  rules: PlanRules,
  occurrence: Occurrence = undatedOccurrence(''),
  said: readonly RecordedFact[],
  index: number,
): Effect {
  const fact = said[index];
  if (!fact || fact.kind === 'contributed') return { is: 'none' };
  const before = assignmentStatus(rules, occurrence, said.slice(0, index));
  return difference(before, assignmentStatus(rules, occurrence, said.slice(0, index + 1)), occurrence);
}

function difference(before: AssignmentStatus, after: AssignmentStatus, occurrence: Occurrence): Effect {
  if (after.settled && !before.settled) {
    if (after.settled.how === 'nothing-arose') return { is: 'nothing-arose' };
    return { is: 'settled', isLate: isLate(occurrence, after, after.settled.doneOn), awaits: after.awaitsConfirmation };
  }
  if (before.settled && !after.settled) return { is: 'reopened', dueOn: after.dueOn };
  if (after.dueOn !== before.dueOn) return { is: 'extended', from: before.dueOn, to: after.dueOn };
  if (after.heldThrough && !before.heldThrough) return { is: 'held', through: after.heldThrough };
  if (before.heldThrough && !after.heldThrough) return { is: 'released' };
  return after.done > before.done ? { is: 'counted', done: after.done, of: occurrence.times } : { is: 'none' };
}
