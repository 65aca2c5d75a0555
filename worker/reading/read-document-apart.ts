import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DocumentOrder, DocumentReading } from '../../web/plans/document-reading';

/** Longer than a scan of as many pages as are recognized may take. */
const LONGEST_MS = 400_000;

let last: Promise<unknown> = Promise.resolve();

/**
 * The same as `readDocument`, in a thread of its own, one at a time: pages are answered while a plan of a hundred tasks is written
 * and parsed. What it cannot read within its time and memory is answered as such.
 */
export async function readDocumentApart(order: DocumentOrder): Promise<DocumentReading> {
  const turn = last.then(() => run(order));
  last = turn;
  return turn;
}

function run(order: DocumentOrder): Promise<DocumentReading> {
  const thread = new Worker(join(__dirname, 'thread.js'), {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  const tooLong = setTimeout(() => void thread.terminate(), LONGEST_MS);
  return new Promise<DocumentReading>((resolve) => {
    thread.once('message', resolve);
    thread.once('error', () => resolve(TOO_MUCH));
    thread.once('exit', () => resolve(TOO_MUCH));
  }).finally(() => {
    clearTimeout(tooLong);
    void thread.terminate();
  });
}

const TOO_MUCH: DocumentReading = {
  problem: 'Không đọc được tệp trong giới hạn thời gian và bộ nhớ cho phép. Đề nghị chỉ giữ phần kế hoạch rồi thử lại.',
};
