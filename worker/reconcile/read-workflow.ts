import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { PlanId } from '../../domain/plan';
import { workflowIdOf } from '../start-plan-workflow';
import { readHistory } from './read-history';
import type { WorkflowView } from './workflow-view';

const PATIENCE_MS = 10_000;

/** Looks at the newest run of a plan's workflow. Throws when Temporal does not answer. */
export async function readWorkflow(client: Client, planId: PlanId): Promise<WorkflowView> {
  const handle = client.workflow.getHandle(workflowIdOf(planId));
  try {
    return await client.withDeadline(Date.now() + PATIENCE_MS, async () => {
      const { status } = await handle.describe();
      if (status.name === 'RUNNING') return readHistory((await handle.fetchHistory()).events ?? []);
      return { status: status.name === 'COMPLETED' ? 'ended' : 'broken' };
    });
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { status: 'none' };
    throw error;
  }
}
