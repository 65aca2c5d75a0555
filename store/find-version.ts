import type { Ladder } from '../domain/ladder';
import type { Plan, PlanId } from '../domain/plan';
import type { Authority } from '../domain/unit';
import type { Queryable } from './database';

/** A version of a plan, or null. */
export async function findPlanVersion(db: Queryable, planId: PlanId, version: number): Promise<Plan | null> {
  const { rows } = await db.query<{ body: Plan }>('select body from plan_version where plan = $1 and version = $2', [
    planId,
    version,
  ]);
  return rows[0]?.body ?? null;
}

/** A version of an authority's register, or null. */
export async function findRegisterVersion(db: Queryable, authority: string, version: number): Promise<Authority | null> {
  const { rows } = await db.query<{ body: Authority }>('select body from authority where id = $1 and version = $2', [
    authority,
    version,
  ]);
  return rows[0]?.body ?? null;
}

/** The number of the newest version of an authority's register; null: there is no such authority. */
export async function findRegisterNumber(db: Queryable, authority: string): Promise<number | null> {
  const { rows } = await db.query<{ version: number | null }>('select max(version) as version from authority where id = $1', [
    authority,
  ]);
  return rows[0]?.version ?? null;
}

/** A version of a ladder, or null. */
export async function findLadderVersion(db: Queryable, ladder: string, version: number): Promise<Ladder | null> {
  const { rows } = await db.query<{ body: Ladder }>('select body from ladder where id = $1 and version = $2', [ladder, version]);
  return rows[0]?.body ?? null;
}
