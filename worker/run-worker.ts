import { NativeConnection } from '@temporalio/worker';
import type { Activities } from '../activities/create-activities';
import { pause } from '../channels/pause';
import { createWorker } from './create-worker';

type Options = { address: string; namespace: string; activities: Activities; log: (line: string) => void };

const AGAIN_MS = 3_000;

/** Works on the plans until `signal` aborts. While Temporal cannot be reached it tries again; everything else goes on. */
export async function runWorker({ address, namespace, activities, log }: Options, signal: AbortSignal): Promise<void> {
  let silent = false;
  while (!signal.aborted) {
    try {
      await workOnce({ address, namespace, activities, log }, signal, () => {
        if (silent) log('Đã kết nối lại với Temporal. / Temporal is back.');
        silent = false;
      });
    } catch (error) {
      if (!silent) log(`Chưa kết nối được với Temporal, sẽ thử lại: ${error instanceof Error ? error.message : String(error)}`);
      silent = true;
      await pause(AGAIN_MS, signal);
    }
  }
}

async function workOnce({ address, namespace, activities }: Options, signal: AbortSignal, connected: () => void): Promise<void> {
  const connection = await NativeConnection.connect({ address });
  try {
    const worker = await createWorker({ connection, namespace, activities });
    connected();
    const shutDown = () => {
      if (worker.getState() === 'RUNNING') worker.shutdown();
    };
    signal.addEventListener('abort', shutDown, { once: true });
    const running = worker.run();
    if (signal.aborted) shutDown();
    await running;
    signal.removeEventListener('abort', shutDown);
  } finally {
    await connection.close();
  }
}
