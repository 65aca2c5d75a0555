import type { RecordedFact } from '../domain/fact';
import type { PlanId } from '../domain/plan';
import type { Db, Queryable } from './database';
import { FACT_ROW, factOf, type FactRow } from './fact-row';

/** At most `limit` facts the workflows have not been told yet, by plan and in order, oldest plans' facts first. */
export async function findUnsignalled(db: Queryable, limit = 1000): Promise<Map<PlanId, RecordedFact[]>> {
  const { rows } = await db.query<FactRow>(
    `select ${FACT_ROW} from fact where signalled_at is null order by plan, seq limit $1`,
    [limit],
  );
  const byPlan = new Map<PlanId, RecordedFact[]>();
  for (const fact of rows.map(factOf)) byPlan.set(fact.plan, [...(byPlan.get(fact.plan) ?? []), fact]);
  return byPlan;
}

/** Marks the facts of a plan up to a sequence number as told to its workflow. */
export async function markSignalled(db: Db, planId: PlanId, throughSeq: number): Promise<void> {
  await db.query('update fact set signalled_at = now() where plan = $1 and seq <= $2 and signalled_at is null', [
    planId,
    throughSeq,
  ]);
}
