import type { Client } from '@temporalio/client';
import { createActivities } from '../activities/create-activities';
import type { Settings } from '../config/settings';
import { isLoopbackUrl } from '../config/webhook-url';
import { loadSigningKeys } from '../dispatch/load-signing-keys';
import type { Db } from '../store/database';
import type { Closing } from './closing';
import { runRelay } from './relay';
import { runWorker } from './run-worker';
import { runWebhooks } from './webhooks/run-webhooks';

/** A program that does not take an event by then is asked again later. */
const WEBHOOK_TIMEOUT_MS = 10_000;

type Log = (line: string) => void;

export type Running = { settings: Settings; db: Db; databaseUrl: string; client: Client; address: string };

/** What works on its own beside the pages: workflow worker, relay, webhooks. */
export function runLoops({ settings, db, databaseUrl, client, address }: Running, closing: Closing, log: Log): void {
  const keys = loadSigningKeys(settings.dataFolder);
  const stopping = new AbortController();
  const worker = { address, namespace: settings.temporalNamespace, activities: createActivities({ db }), log };
  const onLoopback = isLoopbackUrl(settings.publicUrl);
  const webhooks = { db, keys, databaseUrl, now: Date.now, onLoopback, timeoutMs: WEBHOOK_TIMEOUT_MS };
  const loops = Promise.allSettled([
    runWorker(worker, stopping.signal),
    runRelay({ db, client, databaseUrl, log }, stopping.signal),
    runWebhooks(webhooks, stopping.signal),
  ]);
  const stop = () => {
    stopping.abort();
    return loops;
  };
  closing.add('luồng công việc', stop, 4_000);
}
