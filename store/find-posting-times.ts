import type { Instant } from '../domain/dates';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';

/** When notices of a plan's workflow came into the ledger, each instant once; those the dispatcher adds are left out. */
export async function findPostingTimes(db: Queryable, planId: PlanId): Promise<Instant[]> {
  const { rows } = await db.query<{ at: Instant }>(
    `select distinct at from notice where plan = $1 and kind <> 'unreachable' order by at`,
    [planId],
  );
  return rows.map(({ at }) => at);
}
