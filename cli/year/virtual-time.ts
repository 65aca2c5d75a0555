import type { Client, Connection } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time';
import type { temporal } from '@temporalio/proto';

type Config = temporal.api.common.v1.ITimeSkippingConfig;
type Call = (request: object, ...rest: unknown[]) => unknown;

const STARTS = ['startWorkflowExecution', 'signalWithStartWorkflowExecution'];
// The server's default is 200 skips over the whole chain of runs: less than a year of moments.
const ON: Config = { enabled: true, maxSessionSkipCount: 20_000 };

/** A point at which virtual time stops: a name of its own, and how far ahead it lies (ms). */
export type Stop = { id: string; inMs: number };

/**
 * Settings of the dev server without which virtual time jumps or crawls. The switch has two names (1.32 and later); the
 * reuse interval must be 0, else continue-as-new skips all the time passed so far a second time.
 */
export const VIRTUAL_TIME_SETTINGS: Readonly<Record<string, string>> = {
  'frontend.WorkflowTimeSkippingEnabled': 'true',
  'system.workflowTimeSkippingEnabled': 'true',
  'history.workflowIdReuseMinimalInterval': '"0s"',
  'history.timerProcessorMaxTimeShift': '"10ms"',
  'history.timerProcessorMaxPollRPS': '1000',
};

/** The connection, with every workflow start put on virtual time: to the end, or to a first stop. For a `Client` only. */
export function virtualTime(connection: Connection, stop?: Stop): Connection {
  const timeSkippingConfig = configFor(stop);
  const bound = (target: object, key: PropertyKey) => {
    const value: unknown = Reflect.get(target, key, target);
    return typeof value === 'function' ? (value.bind(target) as unknown) : value;
  };
  const service = new Proxy(connection.workflowService, {
    get: (target, key) => {
      const call = bound(target, key) as Call;
      if (!STARTS.includes(String(key))) return call;
      return (request: object, ...rest: unknown[]) => call({ ...request, timeSkippingConfig }, ...rest);
    },
  });
  return new Proxy(connection, { get: (target, key) => (key === 'workflowService' ? service : bound(target, key)) });
}

/** Waits until a stop is reached and nothing is in flight; answers the workflow's virtual instant (epoch ms). */
export async function untilStopped(client: Client, workflowId: string, stopId: string): Promise<number> {
  const { namespace } = client.options;
  await client.workflowService.pollWorkflowExecutionTimeSkipping({
    namespace,
    workflowExecution: { workflowId },
    fastForwardId: stopId,
  });
  for (;;) {
    const seen = await client.workflowService.describeWorkflowExecution({ namespace, execution: { workflowId } });
    if (!seen.pendingActivities?.length && !seen.pendingWorkflowTask) {
      return tsToMs(seen.workflowExtendedInfo?.timeSkippingInfo?.currentTime);
    }
  }
}

/** Lets the workflow run on, to a next stop or to its end. The whole configuration is sent each time. */
export async function runOn(client: Client, workflowId: string, stop?: Stop): Promise<void> {
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    updateMask: { paths: ['time_skipping_config'] },
    workflowExecutionOptions: { timeSkippingConfig: configFor(stop) },
  });
}

function configFor(stop?: Stop): Config {
  return stop ? { ...ON, fastForwardConfig: { id: stop.id, duration: msToTs(stop.inMs) } } : ON;
}
