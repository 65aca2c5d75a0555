import { type NativeConnection, Worker } from '@temporalio/worker';
import type { Activities } from '../activities/create-activities';
import { TASK_QUEUE } from './task-queue';
import { workflowBundle as buildBundle } from './workflow-bundle';

type Options = { connection: NativeConnection; namespace: string; activities: Activities; taskQueue?: string };

/** A worker for the plans' workflows and their activities. `run()` it; `shutdown()` lets what runs end within 10 s. */
export async function createWorker({ connection, namespace, activities, taskQueue = TASK_QUEUE }: Options): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    activities,
    workflowBundle: await buildBundle(),
    shutdownGraceTime: '10 s',
    // Replaying is cheap (continue-as-new comes early), heap is not: about 130 KiB for each cached workflow.
    maxCachedWorkflows: 500,
  });
}
