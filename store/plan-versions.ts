import type { Instant } from '../domain/dates';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';

/** A version of a plan: who saved it (the account's name; null: the command line), when and why. */
export type PlanVersion = { version: number; savedAt: Instant; by: string | null; reason: string | null };

/** All versions of a plan, the newest first. */
export async function listPlanVersions(db: Queryable, planId: PlanId): Promise<PlanVersion[]> {
  const { rows } = await db.query<PlanVersion>(
    `select version, saved_at as "savedAt", coalesce(account.name, plan_version.by) as by, reason
     from plan_version left join account on account.id = plan_version.by where plan = $1 order by version desc`,
    [planId],
  );
  return rows;
}
