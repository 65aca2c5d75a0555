import type { RecordedFact } from '../domain/fact';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';
import { FACT_ROW, factOf, type FactRow, type FactWords } from './fact-row';

/** The facts of a plan after a sequence number, in order. */
export async function findFacts(db: Queryable, planId: PlanId, afterSeq = 0): Promise<RecordedFact[]> {
  const { rows } = await db.query<FactRow>(`select ${FACT_ROW} from fact where plan = $1 and seq > $2 order by seq`, [
    planId,
    afterSeq,
  ]);
  return rows.map(factOf);
}

/** A fact with its text and evidence, or null. */
export async function findFactWords(db: Queryable, factId: string): Promise<(FactWords & { fact: RecordedFact }) | null> {
  const { rows } = await db.query<FactRow & FactWords>(`select ${FACT_ROW}, text, evidence from fact where id = $1`, [factId]);
  if (!rows[0]) return null;
  const { text, evidence, ...row } = rows[0];
  return { fact: factOf(row), text, evidence };
}
