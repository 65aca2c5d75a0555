import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';
import type { PlanRow } from './plan-row';

/** How far a plan has come and which versions it rests on, without what they say. */
export type PlanKey = Omit<PlanRow, 'plan'> & { registerVersion: number | null; ladderVersion: number | null };

const PLAN_KEY = `id, authority, version, state, started_at as "startedAt", handled_on as "handledOn", noticed_seq as "noticedSeq",
  fact_seq as "factSeq", calendar_version as "calendarVersion", ladder,
  (select max(version) from authority where authority.id = plan.authority) as "registerVersion",
  (select ladder.version from ladder where ladder.id = plan.ladder and ladder.authority in ('', plan.authority)
    order by ladder.authority desc, ladder.version desc limit 1) as "ladderVersion"`;

/** The plans of an authority, by id. */
export async function findPlanKeys(db: Queryable, authority: string): Promise<PlanKey[]> {
  const { rows } = await db.query<PlanKey>(`select ${PLAN_KEY} from plan where authority = $1 order by id`, [authority]);
  return rows;
}

/** These plans, those there are, with how many texts of its own their authority has ever worded. */
export async function findPlanKeysById(db: Queryable, planIds: readonly PlanId[]): Promise<(PlanKey & { texts: number })[]> {
  const { rows } = await db.query<PlanKey & { texts: number }>(
    `select ${PLAN_KEY}, (select count(*) from notice_text where notice_text.authority = plan.authority) as texts
     from plan where id = any($1)`,
    [planIds],
  );
  return rows;
}

/** One plan, or null. */
export async function findPlanKey(db: Queryable, planId: PlanId): Promise<PlanKey | null> {
  const { rows } = await db.query<PlanKey>(`select ${PLAN_KEY} from plan where id = $1`, [planId]);
  return rows[0] ?? null;
}
