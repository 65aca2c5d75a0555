import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, type Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import type { temporal } from '@temporalio/proto';

type History = temporal.api.history.v1.IHistory;

/**
 * The lengths, in events, of the runs of a plan's chain; while recording (`DONDOC_RECORD_REPLAY` names the folder) keeps their histories as
 * `{name}-{run}.json`. Ids, dates and codes only: that is all a history holds.
 */
export async function keepHistories(connection: Connection, planId: string, name: string | undefined): Promise<number[]> {
  const chain = await chainOf(connection, `plan/${planId}`);
  const folder = process.env['DONDOC_RECORD_REPLAY'];
  if (folder && name) {
    mkdirSync(folder, { recursive: true });
    chain.forEach((history, run) => writeFileSync(join(folder, `${name}-${run + 1}.json`), compact(history)));
  }
  return chain.map(({ events }) => events?.length ?? 0);
}

async function chainOf(connection: Connection, workflowId: string): Promise<History[]> {
  const client = new Client({ connection });
  const chain: History[] = [];
  for (let runId: string | undefined; ;) {
    const history: History = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    chain.unshift(history);
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? undefined;
    if (!runId) return chain;
  }
}

// Replay does not look at who ran it: the name of the machine stays out.
function compact(history: History): string {
  const nameless = (key: string, value: unknown) => (key === 'identity' ? 'worker' : value);
  return `${JSON.stringify(JSON.parse(historyToJSON(history)), nameless)}\n`;
}
