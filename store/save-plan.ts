import type { Plan } from '../domain/plan';
import { inTransaction } from './in-transaction';
import type { Db } from './database';

/**
 * Keeps a plan as its newest version (a new one is a draft); the same content twice is one version. Returns the version.
 * `calendarVersion` names a saved calendar and is taken over when given anew.
 */
export async function savePlan(db: Db, plan: Plan, { calendarVersion }: { calendarVersion: string }): Promise<number> {
  return inTransaction(db, async (client) => {
    const { rowCount: isNew } = await client.query(
      `insert into plan (id, authority, year, version, calendar_version, ladder) values ($1, $2, $3, 1, $4, $5) on conflict (id) do nothing`,
      [plan.id, plan.authority, plan.year, calendarVersion, plan.ladder],
    );
    if (isNew) {
      await client.query('insert into plan_version (plan, version, body) values ($1, 1, $2)', [plan.id, JSON.stringify(plan)]);
      return 1;
    }
    const { rows } = await client.query<{ version: number }>('select version from plan where id = $1 for update', [plan.id]);
    const newest = rows[0]?.version ?? 0;
    const { rows: same } = await client.query(
      'select 1 from plan_version where plan = $1 and version = $2 and body = $3::jsonb',
      [plan.id, newest, JSON.stringify(plan)],
    );
    const version = same.length > 0 ? newest : newest + 1;
    if (version > newest) {
      await client.query('insert into plan_version (plan, version, body) values ($1, $2, $3)', [
        plan.id,
        version,
        JSON.stringify(plan),
      ]);
    }
    await client.query('update plan set version = $2, calendar_version = $3, ladder = $4, year = $5 where id = $1', [
      plan.id,
      version,
      calendarVersion,
      plan.ladder,
      plan.year,
    ]);
    return version;
  });
}
