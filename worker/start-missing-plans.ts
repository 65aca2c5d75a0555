import { findStartedPlans } from '../store/find-plan';
import { PATIENCE_MS, LANES, type RelayDependencies } from './fact-relay';
import { startPlanWorkflow } from './start-plan-workflow';

/** Starts the workflow of every plan that its row says is running; those that run already are left alone. */
export async function startMissingPlans({ db, client, taskQueue }: RelayDependencies, signal?: AbortSignal): Promise<void> {
  await inLanes(await findStartedPlans(db), async (id) => {
    if (!signal?.aborted) await client.withDeadline(Date.now() + PATIENCE_MS, () => startPlanWorkflow(client, id, { taskQueue }));
  });
}

/** Does something with each, so many at a time; stops at the first failure. */
async function inLanes<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items].reverse();
  const lane = async (): Promise<void> => {
    for (let item = queue.pop(); item !== undefined; item = queue.pop()) await act(item);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}
