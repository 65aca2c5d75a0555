import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';
import { PLAN_ROW, PLAN_TABLES, type PlanRow } from './plan-row';

/** A plan with its newest version, or null. */
export async function findPlan(db: Queryable, planId: PlanId): Promise<PlanRow | null> {
  const { rows } = await db.query<PlanRow>(`select ${PLAN_ROW} from ${PLAN_TABLES} where plan.id = $1`, [planId]);
  return rows[0] ?? null;
}

/** All plans, by id. */
export async function listPlans(db: Queryable): Promise<PlanRow[]> {
  const { rows } = await db.query<PlanRow>(`select ${PLAN_ROW} from ${PLAN_TABLES} order by plan.id`);
  return rows;
}

/** The plans of an authority, by id. */
export async function findPlansOf(db: Queryable, authority: string): Promise<PlanRow[]> {
  const { rows } = await db.query<PlanRow>(`select ${PLAN_ROW} from ${PLAN_TABLES} where authority = $1 order by plan.id`, [
    authority,
  ]);
  return rows;
}

/** These plans, those there are. */
export async function findPlans(db: Queryable, planIds: readonly PlanId[]): Promise<PlanRow[]> {
  const { rows } = await db.query<PlanRow>(`select ${PLAN_ROW} from ${PLAN_TABLES} where plan.id = any($1)`, [planIds]);
  return rows;
}

/** The ids of all plans that ought to have a running workflow. */
export async function findStartedPlans(db: Queryable): Promise<PlanId[]> {
  const { rows } = await db.query<{ id: PlanId }>(`select id from plan where state in ('running', 'paused') order by id`);
  return rows.map(({ id }) => id);
}
