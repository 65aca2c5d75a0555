import type { Fact, RecordedFact } from '../domain/fact';
import type { Db } from '../store/database';
import type { PlanRow } from '../store/plan-row';
import { sayFact } from '../worker/say-fact';
import { badInput } from './report-errors';

type Draft = Partial<Fact> & Pick<Fact, 'kind' | 'actor' | 'at'>;

/** Checks a fact by the rules of its plan and records it, once. Throws bad input that says what is missing. */
export async function sayOrRefuse(db: Db, row: PlanRow, draft: Draft, text?: string): Promise<RecordedFact> {
  const said = await sayFact(db, row, draft, text ? { text } : {});
  if (said.problem !== null) throw badInput(said.problem);
  return said.fact;
}
