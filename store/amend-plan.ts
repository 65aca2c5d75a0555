import type { Instant } from '../domain/dates';
import type { Fact } from '../domain/fact';
import type { Plan } from '../domain/plan';
import { canonicalJson } from '../domain/canonical-json';
import type { Db } from './database';
import { findPlan } from './find-plan';
import { inTransaction } from './in-transaction';
import { recordFactIn } from './record-fact';
import { savePlanIn } from './save-plan';
import { UnknownPlan } from './unknown-plan';

/** `id`: of the fact that tells the running plan. `from`: the version the amendment was made from. */
export type Amendment = { id: string; plan: Plan; from: number; at: Instant; by?: string; reason?: string };

/** What came of an amendment: in force, said before (a repeat), nothing to change, made from an older version, plan closed. */
export type Amended = 'amended' | 'repeated' | 'same' | 'stale' | 'closed';

/**
 * Puts a plan's new content into force: version, audit row and the fact that makes its workflow load it, all or nothing.
 * Throws UnknownPlan.
 */
export async function amendPlan(db: Db, { id, plan, from, at, by, reason }: Amendment): Promise<Amended> {
  return inTransaction(db, async (client) => {
    await client.query('select from plan where id = $1 for update', [plan.id]);
    const row = await findPlan(client, plan.id);
    if (!row) throw new UnknownPlan(plan.id);
    const { rowCount: isSaid } = await client.query('select from fact where id = $1 and plan = $2', [id, plan.id]);
    if (isSaid) return 'repeated';
    if (row.state === 'closed') return 'closed';
    if (row.version !== from) return 'stale';
    if (canonicalJson(row.plan) === canonicalJson(plan)) return 'same';
    await savePlanIn(client, plan, { calendarVersion: row.calendarVersion, by, reason });
    const fact: Fact = {
      id,
      kind: 'amended',
      plan: plan.id,
      task: null,
      key: null,
      unit: null,
      actor: 'administrator',
      by: by ?? null,
      at,
    };
    await recordFactIn(client, fact, reason ? { text: reason } : {});
    return 'amended';
  });
}
