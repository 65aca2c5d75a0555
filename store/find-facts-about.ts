import type { RecordedFact } from '../domain/fact';
import type { Notice } from '../domain/notice';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';
import { FACT_ROW, factOf, type FactRow } from './fact-row';

/** The facts that can bear on notices: about their tasks, withdrawals, and the end of their plans. By plan, in order. */
export async function findFactsAbout(
  db: Queryable,
  entries: readonly { plan: PlanId; notice: Notice }[],
): Promise<(plan: PlanId) => readonly RecordedFact[]> {
  if (entries.length === 0) return () => [];
  const plans = [...new Set(entries.map(({ plan }) => plan))];
  const tasks = [...new Set(entries.flatMap(({ notice }) => notice.items.map(({ task }) => task)))];
  const { rows } = await db.query<FactRow>(
    `select ${FACT_ROW} from fact where plan = any($1) and (task = any($2) or kind in ('withdrawn', 'closed')) order by plan, seq`,
    [plans, tasks],
  );
  const facts = rows.map(factOf);
  return (plan) => facts.filter((fact) => fact.plan === plan);
}
