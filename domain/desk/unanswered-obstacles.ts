import { standing } from '../assignment-status';
import type { RecordedFact } from '../fact';

/**
 * Obstacles that were told and that the coordinator has said nothing about since: neither a word to the unit nor a decision
 * on the occurrence. `facts`: all of a plan, in the order of record.
 */
export function unansweredObstacles(facts: readonly RecordedFact[]): readonly RecordedFact[] {
  let kept = known.get(facts);
  if (!kept) known.set(facts, (kept = find(facts)));
  return kept;
}

// The list of a plan's facts is replaced, never changed; pages ask of the same one again and again.
const known = new WeakMap<readonly RecordedFact[], readonly RecordedFact[]>();

function find(facts: readonly RecordedFact[]): RecordedFact[] {
  const open = new Map<string, RecordedFact[]>();
  for (const fact of standing(facts)) {
    const about = `${fact.task}|${fact.key}`;
    if (fact.kind === 'obstacle') open.set(about, [...(open.get(about) ?? []), fact]);
    else if (isDecision(fact))
      open.set(
        about,
        (open.get(about) ?? []).filter((obstacle) => !concerns(fact, obstacle)),
      );
  }
  return [...open.values()].flat();
}

function isDecision({ actor }: RecordedFact): boolean {
  return actor === 'coordinator' || actor === 'leadership';
}

// A word to the lead answers its partners too; a decision about one of several leads leaves the others' obstacles open.
function concerns({ unit }: RecordedFact, obstacle: RecordedFact): boolean {
  return obstacle.actor === 'partner' || unit === null || unit === obstacle.unit;
}
