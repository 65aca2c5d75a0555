import type { Instant } from '../domain/dates';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';

/** Facts recorded at or before an instant that their plan's workflow has not been told. */
export type UntoldFacts = { plan: PlanId; count: number; oldestAt: Instant };

/** By plan, the longest waiting first. */
export async function findPlansUntold(db: Queryable, recordedBy: Instant): Promise<UntoldFacts[]> {
  const { rows } = await db.query<UntoldFacts>(
    `select plan, count(*), min(recorded_at) as "oldestAt" from fact
     where signalled_at is null and recorded_at <= $1 group by plan order by min(recorded_at), plan`,
    [new Date(recordedBy)],
  );
  return rows;
}
