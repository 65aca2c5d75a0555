import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { RecordedFact } from '../domain/fact';
import type { PlanId } from '../domain/plan';
import type { Db } from '../store/database';
import { findPlan } from '../store/find-plan';
import { isFollowed } from '../store/plan-row';
import { findUnsignalled, markSignalled } from '../store/relay-facts';
import { startPlanWorkflow, workflowIdOf } from './start-plan-workflow';

export type RelayDependencies = { db: Db; client: Client; taskQueue?: string };

// One signal stays far below Temporal's 512 KB: a fact is about 300 bytes.
const FACTS_IN_A_SIGNAL = 300;

// Temporal answers many at once; each alone is a round trip.
export const LANES = 12;

// The facts are safe where they are: rather ask again in a while than hang on a silent server.
export const PATIENCE_MS = 5_000;

/** Carries recorded facts to the workflows, each plan on its own: one that is slow to take its facts keeps no other waiting. */
export type FactRelay = {
  /** Begins with the plans that have facts to be told and are not being told. Rejects while one could not be told. */
  round: () => Promise<void>;
  /** Resolves when nothing is under way. */
  settled: () => Promise<void>;
};

export type FactRelayEvents = {
  /** A plan has been told what it was begun with; more may have come meanwhile. */
  told?: () => void;
  failed?: (error: unknown) => void;
};

export function createFactRelay(deps: RelayDependencies, { told, failed }: FactRelayEvents = {}): FactRelay {
  const underWay = new Map<PlanId, Promise<void>>();
  const failing = new Map<PlanId, unknown>();
  const tell = async (planId: PlanId, facts: readonly RecordedFact[]): Promise<void> => {
    try {
      await tellPlan(deps, planId, facts);
      failing.delete(planId);
      underWay.delete(planId);
      told?.();
    } catch (error) {
      failing.set(planId, error);
      underWay.delete(planId);
      failed?.(error);
    }
  };
  return {
    round: async () => {
      const unsignalled = await findUnsignalled(deps.db);
      for (const planId of failing.keys()) if (!unsignalled.has(planId)) failing.delete(planId);
      const before = [...failing.values()].at(-1);
      // Those that could not be told last time come last: they must not take the places of others for ever.
      const inTurn = [...unsignalled].sort(([a], [b]) => Number(failing.has(a)) - Number(failing.has(b)));
      for (const [planId, facts] of inTurn)
        if (!underWay.has(planId) && underWay.size < LANES) underWay.set(planId, tell(planId, facts));
      if (before !== undefined) throw before;
    },
    settled: async () => void (await Promise.all(underWay.values())),
  };
}

/** Tells a plan's workflow its facts, in their order. */
async function tellPlan(deps: RelayDependencies, planId: PlanId, facts: readonly RecordedFact[]): Promise<void> {
  for (let from = 0; from < facts.length; from += FACTS_IN_A_SIGNAL) {
    const batch = facts.slice(from, from + FACTS_IN_A_SIGNAL);
    await signalFacts(deps, planId, batch);
    // Marked afterwards: a crash in between tells them twice, which changes nothing.
    await markSignalled(deps.db, planId, batch.at(-1)?.seq ?? 0);
  }
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
