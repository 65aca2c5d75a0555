import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { RehearsedMessage } from '../../store/rehearsals';
import type { RehearsalOrder } from './rehearse-year';

const LONGEST_MS = 120_000;

let last: Promise<unknown> = Promise.resolve();

/**
 * The same as `rehearseYear`, in a thread of its own, one at a time: pages are answered meanwhile. Rejects when it takes longer
 * than two minutes or needs more memory than a plan can.
 */
export async function rehearseApart(order: RehearsalOrder): Promise<RehearsedMessage[]> {
  const turn = last.then(
    () => run(order),
    () => run(order),
  );
  last = turn;
  return turn;
}

function run(order: RehearsalOrder): Promise<RehearsedMessage[]> {
  const thread = new Worker(join(__dirname, 'thread.js'), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  const tooLong = setTimeout(() => void thread.terminate(), LONGEST_MS);
  return new Promise<RehearsedMessage[]>((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('the rehearsal ended without an answer')));
  }).finally(() => {
    clearTimeout(tooLong);
    void thread.terminate();
  });
}
