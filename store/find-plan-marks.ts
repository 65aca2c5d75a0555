import type { Instant } from '../domain/dates';
import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';
import type { PlanRowState } from './plan-row';

/** How far a plan has come, without what it says; `mark` changes whenever anything does that its next step depends on. */
export type PlanMark = {
  id: PlanId;
  state: PlanRowState;
  startedAt: Instant | null;
  mark: string;
};

/** All plans, by id. */
export async function findPlanMarks(db: Queryable): Promise<PlanMark[]> {
  const { rows } = await db.query<PlanMark>(
    `select id, state, started_at as "startedAt",
       concat_ws(' ', state, version, handled_on, noticed_seq, fact_seq, calendar_version, ladder) as mark
     from plan order by id`,
  );
  return rows;
}
