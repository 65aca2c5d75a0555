import type { Instant } from '../domain/dates';
import type { PlanId } from '../domain/plan';
import { appendAudit } from './audit';
import type { Db, Queryable } from './database';
import { findPlan } from './find-plan';
import { inTransaction } from './in-transaction';
import type { PlanRow, PlanRowState } from './plan-row';
import { UnknownPlan } from './unknown-plan';

/** Sets a plan's state. Throws UnknownPlan. */
export async function setPlanState(db: Db, planId: PlanId, state: PlanRowState): Promise<void> {
  const { rowCount } = await db.query('update plan set state = $2 where id = $1', [planId, state]);
  if (!rowCount) throw new UnknownPlan(planId);
}

/** Lets a plan count by another saved version of the working calendar. Throws UnknownPlan. */
export async function setPlanCalendar(db: Db, planId: PlanId, calendarVersion: string): Promise<void> {
  const { rowCount } = await db.query('update plan set calendar_version = $2 where id = $1', [planId, calendarVersion]);
  if (!rowCount) throw new UnknownPlan(planId);
}

/**
 * Starts a plan that is a draft or issued. Again, or by two at once: the first instant stays, nothing changes.
 * Returns the row as it then is. `by`: the account that starts it, which makes an audit row. Throws UnknownPlan.
 */
export async function startPlan(db: Db, planId: PlanId, at: Instant, by?: string): Promise<PlanRow> {
  return inTransaction(db, (client) => startPlanIn(client, planId, at, by));
}

/** The same inside the caller's transaction. */
export async function startPlanIn(client: Queryable, planId: PlanId, at: Instant, by?: string): Promise<PlanRow> {
  const { rows } = await client.query(
    `with started as (
       update plan set state = 'running', started_at = $2 where id = $1 and state in ('draft', 'issued') and started_at is null returning id
     ) select pg_notify('dondoc_plan', id) from started`,
    [planId, new Date(at)],
  );
  if (by && rows.length > 0) await appendAudit(client, 'plan-started', { plan: planId, by });
  const row = await findPlan(client, planId);
  if (!row) throw new UnknownPlan(planId);
  return row;
}
