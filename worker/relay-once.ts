import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { RecordedFact } from '../domain/fact';
import type { PlanId } from '../domain/plan';
import type { Db } from '../store/database';
import { findPlan, findStartedPlans } from '../store/find-plan';
import { isFollowed } from '../store/plan-row';
import { findUnsignalled, markSignalled } from '../store/relay-facts';
import { startPlanWorkflow, workflowIdOf } from './start-plan-workflow';

export type RelayDependencies = { db: Db; client: Client; taskQueue?: string };

// One signal stays far below Temporal's 512 KB: a fact is about 300 bytes.
const FACTS_IN_A_SIGNAL = 300;

// Temporal answers many at once; each alone is a round trip.
const LANES = 12;

// The facts are safe where they are: rather ask again in a while than hang on a silent server.
const PATIENCE_MS = 5_000;

/** Tells each plan's workflow the recorded facts it has not been told, in their order; returns how many facts were told. */
export async function relayFacts(deps: RelayDependencies): Promise<number> {
  let told = 0;
  await inLanes([...(await findUnsignalled(deps.db))], async ([planId, facts]) => {
    for (let from = 0; from < facts.length; from += FACTS_IN_A_SIGNAL) {
      const batch = facts.slice(from, from + FACTS_IN_A_SIGNAL);
      await signalFacts(deps, planId, batch);
      // Marked afterwards: a crash in between tells them twice, which changes nothing.
      await markSignalled(deps.db, planId, batch.at(-1)?.seq ?? 0);
      told += batch.length;
    }
  });
  return told;
}

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

async function signalFacts(
  { db, client, taskQueue }: RelayDependencies,
  planId: PlanId,
  facts: readonly RecordedFact[],
): Promise<void> {
  const signal = () =>
    client.withDeadline(Date.now() + PATIENCE_MS, () =>
      client.workflow.getHandle(workflowIdOf(planId)).signal('factsRecorded', facts),
    );
  try {
    await signal();
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    // A plan that has not started reads all its facts when it does; one that has closed needs them no more.
    const plan = await findPlan(db, planId);
    if (!plan || !isFollowed(plan)) return;
    await startPlanWorkflow(client, planId, { taskQueue });
    await signal();
  }
}
