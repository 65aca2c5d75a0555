import type { Instant } from '../../../domain/dates';
import type { PlanRow } from '../../../store/plan-row';
import { startPlan } from '../../../store/set-plan-state';
import type { WebDeps } from '../../web-deps';
import { Problem } from '../serve/problem';

/** Starts a plan that is not followed yet, with its line in the audit log. A plan that is followed stays as it is. */
export async function startPlanAsked({ db }: WebDeps, row: PlanRow, keyId: string, at: Instant): Promise<PlanRow> {
  if (row.state === 'closed')
    throw new Problem('refused', 'Kế hoạch đã kết thúc, không bắt đầu lại được. Đề nghị lập kế hoạch năm mới.');
  return startPlan(db, row.id, at, `key:${keyId}`);
}
