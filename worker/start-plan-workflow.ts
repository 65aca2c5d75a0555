import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { PlanId } from '../domain/plan';
import { TASK_QUEUE } from './task-queue';

type Options = { taskQueue?: string; /** Moves the plan's clock, in ms; tests only. */ clockShift?: number };

/** Id of a plan's workflow: ids only, no words. */
export function workflowIdOf(planId: PlanId): string {
  return `plan/${planId}`;
}

/**
 * Starts a plan's workflow unless it runs already. A plan that has ended stays ended; one that failed or was terminated is
 * started anew and rebuilds itself from PostgreSQL.
 */
export async function startPlanWorkflow(
  client: Client,
  planId: PlanId,
  { taskQueue = TASK_QUEUE, clockShift }: Options = {},
): Promise<void> {
  const [authority = '', , year = '0'] = planId.split('/');
  try {
    await client.workflow.start('planYear', {
      workflowId: workflowIdOf(planId),
      taskQueue,
      args: [{ planId, ...(clockShift !== undefined && { clockShift }) }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
      searchAttributes: { Authority: [authority], PlanYear: [Number(year)], PlanState: ['running'] },
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
