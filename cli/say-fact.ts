import { randomUUID } from 'node:crypto';
import { examineFact } from '../activities/examine-fact';
import type { Fact, RecordedFact } from '../domain/fact';
import type { Db } from '../store/database';
import { findFacts } from '../store/find-facts';
import type { PlanRow, PlanRowState } from '../store/plan-row';
import { recordFact } from '../store/record-fact';
import { setPlanState } from '../store/set-plan-state';
import { badInput } from './report-errors';

type Draft = Partial<Fact> & Pick<Fact, 'kind' | 'actor' | 'at'>;

const STATES: Readonly<Record<string, PlanRowState>> = { paused: 'paused', resumed: 'running' };

/** Checks a fact by the rules of its plan and records it, once. Throws bad input that says what is missing. */
export async function sayFact(db: Db, row: PlanRow, draft: Draft, text?: string): Promise<RecordedFact> {
  const said: Fact = { id: randomUUID(), task: null, key: null, unit: null, by: null, ...draft, plan: row.id };
  const { fact, problem } = await examineFact(db, row, said, await findFacts(db, row.id));
  if (problem) throw badInput(problem);
  const { fact: recorded } = await recordFact(db, fact, text ? { text } : {});
  const state = STATES[fact.kind];
  if (state) await setPlanState(db, row.id, state);
  return recorded;
}
