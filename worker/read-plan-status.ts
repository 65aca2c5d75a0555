import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { PlanId } from '../domain/plan';
import type { PlanStatus } from '../domain/plan-status';
import { workflowIdOf } from './start-plan-workflow';

const PATIENCE_MS = 3_000;

/** What a plan's workflow says of itself; null where it has none; `silent` when Temporal or its worker does not answer. */
export async function readPlanStatus(client: Client, planId: PlanId): Promise<PlanStatus | null | 'silent'> {
  try {
    return await client.withDeadline(Date.now() + PATIENCE_MS, () =>
      client.workflow.getHandle(workflowIdOf(planId)).query<PlanStatus>('status'),
    );
  } catch (error) {
    return error instanceof WorkflowNotFoundError ? null : 'silent';
  }
}
