import { parentPort, workerData } from 'node:worker_threads';
import { createDatabase } from '../../store/database';
import { isClearError } from '../clear-error';
import { openSending } from './run-sending';
import type { SendingNews, SendingOrder } from './send-apart';

/** A connection for each message under way, and some for what is looked after beside them. */
const CONNECTIONS = 12;

const { settings, databaseUrl } = workerData as SendingOrder;
const tell = (news: SendingNews): void => parentPort?.postMessage(news);

async function run(): Promise<void> {
  const db = createDatabase(databaseUrl, { max: CONNECTIONS });
  const stopping = new AbortController();
  parentPort?.once('message', () => stopping.abort());
  try {
    const send = openSending({ settings, db, log: (line) => tell({ line }) });
    tell({ isOpen: true });
    await send(stopping.signal);
  } finally {
    await db.end();
    parentPort?.close();
  }
}

run().catch((error: unknown) => {
  if (!isClearError(error)) throw error;
  tell({ refusal: error.message });
});
