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

it('is not blind: a history in which the plan did something else does not replay', async () => {
  const run = recordedRuns().find(({ name }) => name.endsWith('/never-done-1'));
  if (!run) throw new Error('never-done was not recorded');
  const json = JSON.parse(JSON.stringify(run.json).replace(/"timerId":"1"/g, '"timerId":"7"')) as typeof run.json;
  const history = { workflowId: workflowIdOf(run), history: historyFromJSON(json) };
  for await (const { error } of Worker.runReplayHistories({ workflowBundle: await workflowBundle() }, [history])) {
    expect(error?.message).toMatch(/nondetermin|TMPRL1100/i);
  }
});
