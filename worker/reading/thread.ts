import { parentPort, workerData } from 'node:worker_threads';
import type { DocumentOrder } from '../../web/plans/document-reading';
import { readDocument } from './read-document';

// The whole of a thread's life: it is given one document, answers and ends.
void readDocument(workerData as DocumentOrder).then((reading) => parentPort?.postMessage(reading));
