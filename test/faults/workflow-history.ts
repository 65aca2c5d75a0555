import type { Client } from '@temporalio/client';
import type { Fact } from '../../domain/fact';
import type { PlanId } from '../../domain/plan';
import { workflowIdOf } from '../../worker/start-plan-workflow';

/** Ids of the runs of a plan's workflow that Temporal knows of, running or not. */
export async function runsOf(client: Client, planId: PlanId): Promise<string[]> {
  const runs: string[] = [];
  for await (const { runId } of client.workflow.list({ query: `WorkflowId = '${workflowIdOf(planId)}'` })) runs.push(runId);
  return runs;
}

/** All that Temporal keeps of a plan's workflow, with every payload as it reads. */
export async function wordsOfHistory(client: Client, planId: PlanId): Promise<string> {
  const { events } = await client.workflow.getHandle(workflowIdOf(planId)).fetchHistory();
  return wordsIn(events).join('\n');
}

function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value instanceof Uint8Array) return [Buffer.from(value).toString('utf8')];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(wordsIn) : [];
}

/** Ids of the facts a plan's workflow was signalled, in order, as often as it was. */
export async function signalledFacts(client: Client, planId: PlanId): Promise<string[]> {
  const { events } = await client.workflow.getHandle(workflowIdOf(planId)).fetchHistory();
  return (events ?? []).flatMap(({ workflowExecutionSignaledEventAttributes: signal }) =>
    (signal?.input?.payloads ?? []).flatMap(({ data }) =>
      (JSON.parse(Buffer.from(data ?? []).toString('utf8')) as Fact[]).map(({ id }) => id),
    ),
  );
}
