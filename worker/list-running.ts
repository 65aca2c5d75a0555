import type { Client } from '@temporalio/client';
import type { PlanId } from '../domain/plan';
import { workflowIdOf } from './start-plan-workflow';

const PATIENCE_MS = 10_000;
const QUERY = `WorkflowType = 'planYear' AND ExecutionStatus = 'Running'`;

/** Ids of the plans whose workflows Temporal lists as running. Throws when it is silent. The list may lag behind. */
export async function listRunning(client: Client): Promise<Set<PlanId>> {
  const prefix = workflowIdOf('');
  return client.withDeadline(Date.now() + PATIENCE_MS, async () => {
    const ids = new Set<PlanId>();
    for await (const { workflowId } of client.workflow.list({ query: QUERY, pageSize: 1000 }))
      if (workflowId.startsWith(prefix)) ids.add(workflowId.slice(prefix.length));
    return ids;
  });
}
