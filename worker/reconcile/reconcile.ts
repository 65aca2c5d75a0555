import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { PlanId } from '../../domain/plan';
import type { Db } from '../../store/database';
import { findFacts } from '../../store/find-facts';
import { findPlan, listPlans } from '../../store/find-plan';
import { findPostingTimes } from '../../store/find-posting-times';
import type { PlanRow } from '../../store/plan-row';
import { listRunning } from '../list-running';
import { startPlanWorkflow, workflowIdOf } from '../start-plan-workflow';
import { comparePlan, type Difference, type PlanRecord } from './compare-plan';
import { readWorkflow } from './read-workflow';

export type ReconcileDeps = { db: Db; client: Client; taskQueue?: string };

/** `done`: what was mended. `plans`: how many were compared. */
export type Reconciled = { plans: number; differences: readonly (Difference & { done: boolean })[] };

// Long enough for a posting that was under way when it was looked at to be in the history as well.
const SECOND_LOOK_MS = 2_000;
const FACTS_IN_A_SIGNAL = 300;

/**
 * Compares every plan in PostgreSQL with its workflow and, with `apply`, mends what has one right answer: the database is
 * the truth. What it has told it never tells again: a rebuilt workflow reads the ledger. Facts that only a workflow knows are
 * listed and left alone. Throws when Temporal does not answer.
 */
export async function reconcile(deps: ReconcileDeps, { apply }: { apply: boolean }): Promise<Reconciled> {
  // Workflows first: one that is listed has had its row before it was started.
  const running = await listRunning(deps.client);
  const rows = await listPlans(deps.db);
  const found: Difference[] = [];
  for (const row of rows) {
    const difference = await lookTwice(deps, row);
    if (difference) found.push(difference);
  }
  const known = new Set(rows.map(({ id }) => id));
  for (const plan of running) if (!known.has(plan)) found.push({ plan, kind: 'no-row', act: 'terminate' });
  const differences: (Difference & { done: boolean })[] = [];
  for (const difference of found) differences.push({ ...difference, done: apply && (await mend(deps, difference)) });
  return { plans: rows.length, differences };
}

/** Ends a plan's workflow, whatever it knows, and lets a new one read everything from PostgreSQL. */
export async function rebuildPlan(
  { client, taskQueue }: Pick<ReconcileDeps, 'client' | 'taskQueue'>,
  planId: PlanId,
): Promise<void> {
  await terminate(client, planId);
  await startPlanWorkflow(client, planId, { taskQueue });
}

async function lookTwice(deps: ReconcileDeps, row: PlanRow): Promise<Difference | null> {
  const difference = await look(deps, row);
  if (difference?.kind !== 'stale' && difference?.kind !== 'facts-only-there') return difference;
  await new Promise((again) => setTimeout(again, SECOND_LOOK_MS));
  const now = await findPlan(deps.db, row.id);
  return now && look(deps, now);
}

async function look({ db, client }: ReconcileDeps, row: PlanRow): Promise<Difference | null> {
  const record = await readRecord(db, row);
  return comparePlan(record, await readWorkflow(client, row.id));
}

async function readRecord(db: Db, { id, state, factSeq }: PlanRow): Promise<PlanRecord> {
  const [facts, postedAt] = await Promise.all([findFacts(db, id), findPostingTimes(db, id)]);
  return { id, state, factSeq, factIds: new Set(facts.map((fact) => fact.id)), postedAt };
}

async function mend(deps: ReconcileDeps, difference: Difference): Promise<boolean> {
  const { plan } = difference;
  switch (difference.act) {
    case 'start':
      await startPlanWorkflow(deps.client, plan, { taskQueue: deps.taskQueue });
      return true;
    case 'terminate':
      await terminate(deps.client, plan);
      return true;
    case 'rebuild':
      await rebuildPlan(deps, plan);
      return true;
    case 'signal':
      await signalFrom(deps, plan, difference.afterSeq);
      return true;
    case null:
      return false;
  }
}

async function signalFrom({ db, client }: ReconcileDeps, plan: PlanId, afterSeq: number): Promise<void> {
  const facts = await findFacts(db, plan, afterSeq);
  const handle = client.workflow.getHandle(workflowIdOf(plan));
  for (let from = 0; from < facts.length; from += FACTS_IN_A_SIGNAL)
    await handle.signal('factsRecorded', facts.slice(from, from + FACTS_IN_A_SIGNAL));
}

async function terminate(client: Client, plan: PlanId): Promise<void> {
  try {
    await client.workflow.getHandle(workflowIdOf(plan)).terminate('reconcile');
  } catch (error) {
    // It has ended meanwhile.
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
