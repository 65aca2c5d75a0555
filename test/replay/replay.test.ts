import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { Worker } from '@temporalio/worker';
import { quietLogs } from '../../cli/year/quiet-logs';
import { workflowBundle } from '../../worker/workflow-bundle';
import { recordedRuns, workflowIdOf } from './recorded-histories';

// A run that was recorded must take the same commands in the same order with today's workflow code; if it does not, running
// plans would stop. The cure is `patched`, once, before the loop of `planYear`.
it('replays every recorded history of every released version', async () => {
  quietLogs();
  const runs = recordedRuns();
  const histories = runs.map((run) => ({ workflowId: workflowIdOf(run), history: historyFromJSON(run.json) }));
  const failed: string[] = [];
  let replayed = 0;
  for await (const { error } of Worker.runReplayHistories({ workflowBundle: await workflowBundle() }, histories)) {
    if (error) failed.push(`${runs[replayed]?.name}: ${error.message}`);
    replayed += 1;
  }
  expect(failed).toEqual([]);
  expect(replayed).toBe(runs.length);
  expect(replayed).toBeGreaterThan(20);
});
