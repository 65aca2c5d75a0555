import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Instant } from '../../domain/dates';
import type { PlanId } from '../../domain/plan';
import type { PlanMark } from '../../store/find-plan-marks';
import { workflowIdOf } from '../start-plan-workflow';

export type Difference = { withoutWorkflow: PlanId[]; withoutPlan: PlanId[] };

const PATIENCE_MS = 10_000;

/** Ids of the plans whose workflows Temporal lists as running. Throws when it is silent. The list may lag behind. */
export async function listRunning(client: Client): Promise<Set<PlanId>> {
  return client.withDeadline(Date.now() + PATIENCE_MS, async () => {
    const ids = new Set<PlanId>();
    const query = `WorkflowType = 'planYear' AND ExecutionStatus = 'Running'`;
    for await (const { workflowId } of client.workflow.list({ query, pageSize: 1000 }))
      if (workflowId.startsWith(PREFIX)) ids.add(workflowId.slice(PREFIX.length));
    return ids;
  });
}

/** Plans that run by their rows and by no workflow, and the reverse. What the list says otherwise is asked again, one by one. */
export async function compareWorkflows(
  client: Client,
  listed: ReadonlySet<PlanId>,
  plans: readonly PlanMark[],
  startedBy: Instant,
): Promise<Difference> {
  const running = plans.filter(isFollowed);
  const rows = new Set(running.map(({ id }) => id));
  const missing = running.filter(({ id, startedAt }) => !listed.has(id) && startedAt !== null && startedAt <= startedBy);
  const withoutWorkflow: PlanId[] = [];
  for (const { id } of missing) if (!(await isRunning(client, id))) withoutWorkflow.push(id);
  const withoutPlan: PlanId[] = [];
  for (const id of listed) if (!rows.has(id) && (await isRunning(client, id))) withoutPlan.push(id);
  return { withoutWorkflow, withoutPlan };
}

/** True for a plan whose workflow must run. */
export function isFollowed({ state }: Pick<PlanMark, 'state'>): boolean {
  return state === 'running' || state === 'paused';
}

const PREFIX = workflowIdOf('');

async function isRunning(client: Client, planId: PlanId): Promise<boolean> {
  try {
    const { status } = await client.withDeadline(Date.now() + PATIENCE_MS, () =>
      client.workflow.getHandle(workflowIdOf(planId)).describe(),
    );
    return status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}
