import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { costOf } from './process-cost';

/** Has a process of its own carry out an order; answers how long it took until `done` and what CPU it cost. */
export async function inChild(file: string, order: object, done: () => Promise<void>): Promise<{ seconds: number; cpu: number }> {
  const child = fork(join(__dirname, file));
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${file} ended: ${code}`);
  });
  failed.catch(() => undefined);
  await once(child, 'spawn');
  const started = performance.now();
  child.send(order);
  await Promise.race([done(), failed]);
  const seconds = (performance.now() - started) / 1000;
  const { cpu } = costOf(child.pid ?? 0);
  child.disconnect();
  return { seconds, cpu };
}
