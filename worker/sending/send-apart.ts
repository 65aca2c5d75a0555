import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { pause } from '../../channels/pause';
import type { Settings } from '../../config/settings';
import { clearError } from '../clear-error';
import type { Closing } from '../closing';

export type SendingOrder = { settings: Settings; databaseUrl: string };

const THREAD = join(__dirname, 'thread.js');

/** What the thread tells: a line for the operator, that it is at work, or why it cannot be. */
export type SendingNews = { line: string } | { isOpen: true } | { refusal: string };

/** After how long a thread that died is started again. What it was sending is in the ledger. */
const AGAIN_AFTER_MS = 1_000;

/** Messages under way get this time to end. */
const LAST_MS = 4_000;

type Log = (line: string) => void;

/**
 * Sends in a thread of its own (`openSending`): pages and answers do not wait while a morning's messages are made. One that dies is
 * started again. Throws ClearError when the settings do not allow sending.
 */
export async function sendApart(order: SendingOrder, closing: Closing, log: Log, file = THREAD): Promise<void> {
  const stopping = new AbortController();
  const begin = () => start(new Worker(file, { workerData: order }), log);
  const first = begin();
  const refusal = await first.opened;
  if (refusal !== null) throw clearError(refusal);
  const running = keepRunning(first, begin, stopping.signal, log);
  closing.add(
    'kênh gửi',
    () => {
      stopping.abort();
      return running;
    },
    LAST_MS,
  );
}

/** `opened` says why it cannot be at work, or null. */
type Running = { thread: Worker; opened: Promise<string | null>; ended: Promise<void> };

function start(thread: Worker, log: Log): Running {
  const ended = new Promise<void>((resolve) => void thread.once('exit', () => resolve()));
  thread.on('error', (error) => log(`Luồng gửi gặp lỗi: ${error.message}`));
  const opened = new Promise<string | null>((resolve) => {
    thread.on('message', (news: SendingNews) => {
      if ('line' in news) log(news.line);
      else resolve('refusal' in news ? news.refusal : null);
    });
    // It may end before it says anything; then it is started again like any other.
    void ended.then(() => resolve(null));
  });
  return { thread, opened, ended };
}

async function keepRunning(first: Running, begin: () => Running, signal: AbortSignal, log: Log): Promise<void> {
  for (let running = first; ; running = begin()) {
    const stop = (): void => running.thread.postMessage('stop');
    signal.addEventListener('abort', stop);
    await running.ended;
    signal.removeEventListener('abort', stop);
    if (signal.aborted) return;
    log('Luồng gửi đã dừng, sẽ khởi động lại. / The sending thread ended and is started again.');
    await pause(AGAIN_AFTER_MS, signal);
    if (signal.aborted) return;
  }
}
