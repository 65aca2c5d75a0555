import type { Plan } from '../domain/plan';
import { appendAudit } from './audit';
import type { Db, Queryable } from './database';
import { inTransaction } from './in-transaction';

/** `by`: the account that saves it, which makes an audit row; without one it is the command line. */
export type SaveOptions = { calendarVersion: string; by?: string; reason?: string };

/**
 * Keeps a plan as its newest version (a new one is a draft); the same content twice is one version. Returns the version.
 * `calendarVersion` names a saved calendar and is taken over when given anew.
 */
export async function savePlan(db: Db, plan: Plan, options: SaveOptions): Promise<number> {
  return inTransaction(db, (client) => savePlanIn(client, plan, options));
}

/** The same inside the caller's transaction. */
export async function savePlanIn(client: Queryable, plan: Plan, options: SaveOptions): Promise<number> {
  const { calendarVersion } = options;
  const { rowCount: isNew } = await client.query(
    `insert into plan (id, authority, year, version, calendar_version, ladder) values ($1, $2, $3, 1, $4, $5) on conflict (id) do nothing`,
    [plan.id, plan.authority, plan.year, calendarVersion, plan.ladder],
  );
  if (isNew) return insertVersion(client, plan, 1, options);
  const { rows } = await client.query<{ version: number }>('select version from plan where id = $1 for update', [plan.id]);
  const newest = rows[0]?.version ?? 0;
  const { rows: same } = await client.query('select 1 from plan_version where plan = $1 and version = $2 and body = $3::jsonb', [
    plan.id,
    newest,
    JSON.stringify(plan),
  ]);
  const version = same.length > 0 ? newest : await insertVersion(client, plan, newest + 1, options);
  await client.query('update plan set version = $2, calendar_version = $3, ladder = $4, year = $5 where id = $1', [
    plan.id,
    version,
    calendarVersion,
    plan.ladder,
    plan.year,
  ]);
  return version;
}

async function insertVersion(client: Queryable, plan: Plan, version: number, { by, reason }: SaveOptions): Promise<number> {
  await client.query('insert into plan_version (plan, version, body, by, reason) values ($1, $2, $3, $4, $5)', [
    plan.id,
    version,
    JSON.stringify(plan),
    by ?? null,
    reason ?? null,
  ]);
  if (by) await appendAudit(client, 'plan-saved', { plan: plan.id, version, by });
  return version;
}
