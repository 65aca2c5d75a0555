import type { Instant } from '../domain/dates';
import type { Db } from './database';
import { findPlan } from './find-plan';
import { inTransaction } from './in-transaction';
import { findDraft, removeDraft } from './plan-drafts';
import type { PlanRow } from './plan-row';
import { savePlanIn } from './save-plan';
import { startPlanIn } from './set-plan-state';

type Start = { authority: string; draft: string; version: number; calendarVersion: string; by: string; at: Instant };

/**
 * Makes of a draft, still at `version`, a plan that runs, and removes the draft: all or nothing, so that of two who start it
 * at once one finds it gone. `stale`: changed or gone meanwhile; `taken`: a plan of that name has been started already.
 */
export async function startDraft(
  db: Db,
  { authority, draft: id, version, calendarVersion, by, at }: Start,
): Promise<PlanRow | 'stale' | 'taken'> {
  return inTransaction(db, async (client) => {
    await client.query('select from plan_draft where id = $1 for update', [id]);
    const draft = await findDraft(client, authority, id);
    if (draft?.version !== version) return 'stale';
    const known = await findPlan(client, draft.plan.id);
    if (known && known.startedAt !== null) return 'taken';
    await savePlanIn(client, draft.plan, { calendarVersion, by });
    const row = await startPlanIn(client, draft.plan.id, at, by);
    await removeDraft(client, authority, id);
    return row;
  });
}
