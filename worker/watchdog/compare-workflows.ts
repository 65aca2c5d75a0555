import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Instant } from '../../domain/dates';
import type { PlanId } from '../../domain/plan';
import type { PlanMark } from '../../store/find-plan-marks';
import { isFollowed } from '../../store/plan-row';
import { workflowIdOf } from '../start-plan-workflow';

export type Difference = { withoutWorkflow: PlanId[]; withoutPlan: PlanId[] };

const PATIENCE_MS = 10_000;

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
