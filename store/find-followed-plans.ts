import type { Queryable } from './database';
import { PLAN_ROW, PLAN_TABLES, type PlanRow } from './plan-row';

/** An authority's plans that have started and not ended, by id. */
export async function findFollowedPlans(db: Queryable, authority: string): Promise<PlanRow[]> {
  const { rows } = await db.query<PlanRow>(
    `select ${PLAN_ROW} from ${PLAN_TABLES} where plan.authority = $1 and plan.state in ('running', 'paused') order by plan.id`,
    [authority],
  );
  return rows;
}
