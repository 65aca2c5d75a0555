import type { RecordedFact } from '../domain/fact';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';
import { FACT_ROW, factOf, type FactRow, type FactWords } from './fact-row';

export type FactWithWords = FactWords & { fact: RecordedFact };

/**
 * The facts about an occurrence (`key` null: about the task as a whole, its dates and partners) with text and evidence, and what confirms or
 * withdraws them, in the order of record.
 */
export async function findFactsWithWords(
  db: Queryable,
  planId: PlanId,
  { task, key }: { task: string; key: string | null },
): Promise<FactWithWords[]> {
  const { rows } = await db.query<FactRow & FactWords>(
    `with about as (select id from fact where plan = $1 and task = $2
         and (key = $3 or $3::text is null and (key is null or kind in ('date-given', 'partners-picked'))))
     select ${FACT_ROW}, text, evidence from fact
     where plan = $1 and (id in (select id from about)
       or kind in ('withdrawn', 'confirmed') and data ->> 'about' in (select id from about)) order by seq`,
    [planId, task, key],
  );
  return rows.map(({ text, evidence, ...row }) => ({ fact: factOf(row), text, evidence }));
}
