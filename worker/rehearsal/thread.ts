import { parentPort, workerData } from 'node:worker_threads';
import { rehearseYear, type RehearsalOrder } from './rehearse-year';

// The whole of a thread's life: it is given one order, answers and ends.
parentPort?.postMessage(rehearseYear(workerData as RehearsalOrder));
