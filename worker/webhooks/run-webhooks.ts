import { createBell } from '../../dispatch/bell';
import { claimWebhookDeliveries, nextWebhookTime } from '../../store/webhook-deliveries';
import { listen } from '../listen';
import { deliverWebhook, type WebhookDeps } from './deliver-webhook';

type Options = WebhookDeps & { databaseUrl: string; pollMs?: number };

/** A try's own limit is shorter: when this is over, the process that had the event has ended. */
const LEASE_AFTER_TIMEOUT_MS = 20_000;
const LEAST_MS = 100;

/**
 * Sends events to webhooks until `signal` aborts: of each webhook one after the other, the webhooks beside each other, so that one
 * that hangs keeps no other waiting. Woken by NOTIFY, and every half minute in case a notice was lost.
 */
export async function runWebhooks({ databaseUrl, pollMs = 30_000, ...deps }: Options, signal: AbortSignal): Promise<void> {
  const bell = createBell(signal);
  const listener = listen(databaseUrl, ['dondoc_webhook'], bell.ring);
  const underWay = new Set<Promise<void>>();
  while (!signal.aborted) {
    let waitMs = pollMs;
    try {
      await listener.ensure();
      for (const delivery of await claimWebhookDeliveries(deps.db, deps.now(), deps.timeoutMs + LEASE_AFTER_TIMEOUT_MS)) {
        // What cannot be noted now is taken again when its lease is over.
        const sending = deliverWebhook(deps, delivery, signal).catch(() => undefined);
        underWay.add(sending);
        void sending.finally(() => {
          underWay.delete(sending);
          bell.ring();
        });
      }
      const next = await nextWebhookTime(deps.db);
      if (next !== null) waitMs = Math.min(pollMs, Math.max(LEAST_MS, next - deps.now()));
    } catch {
      // The database is away: it is looked for again after a while.
    }
    await bell.rung(waitMs);
  }
  await listener.close();
  await Promise.all(underWay);
}
