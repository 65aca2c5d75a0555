import { rulesOfRow } from '../../activities/load-plan';
import { assignmentsOf } from '../../domain/assignment';
import type { Fact } from '../../domain/fact';
import type { PlanId } from '../../domain/plan';
import type { Db } from '../../store/database';
import { findPlan } from '../../store/find-plan';

/** That each lead of a plan has done its work, as they would say it now. */
export async function completionsOf(db: Db, planId: PlanId): Promise<Fact[]> {
  const row = await findPlan(db, planId);
  if (!row) throw new Error(`no plan ${planId}`);
  const at = Date.now();
  return assignmentsOf(await rulesOfRow(db, row, at)).map(({ task, lead, occurrence }) => ({
    id: `xong-${planId}-${task}`,
    kind: 'completed',
    plan: planId,
    task,
    key: occurrence.key,
    unit: lead,
    actor: 'lead',
    by: null,
    at,
  }));
}
