import { randomUUID } from 'node:crypto';
import { examineFact } from '../activities/examine-fact';
import type { Fact, RecordedFact } from '../domain/fact';
import type { Db } from '../store/database';
import { findFacts } from '../store/find-facts';
import type { PlanRow, PlanRowState } from '../store/plan-row';
import { recordFact } from '../store/record-fact';
import { setPlanState } from '../store/set-plan-state';

type Draft = Partial<Fact> & Pick<Fact, 'kind' | 'actor' | 'at'>;
type Said = { fact: RecordedFact; isNew: boolean; problem: null } | { problem: string };

const STATES: Readonly<Record<string, PlanRowState>> = { paused: 'paused', resumed: 'running' };

/** Checks a fact by the rules of its plan and records it, once; `problem` says in Vietnamese why it was not recorded. */
export async function sayFact(
  db: Db,
  row: PlanRow,
  draft: Draft,
  words: { text?: string; evidence?: unknown } = {},
): Promise<Said> {
  const said: Fact = { id: randomUUID(), task: null, key: null, unit: null, by: null, ...draft, plan: row.id };
  const { fact, problem } = await examineFact(db, row, said, await findFacts(db, row.id));
  if (problem) return { problem };
  const recorded = await recordFact(db, fact, words);
  const state = STATES[fact.kind];
  if (state && recorded.isNew) await setPlanState(db, row.id, state);
  return { ...recorded, problem: null };
}
