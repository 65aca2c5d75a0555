import { webhookCause } from '../../domain/alarm-cause';
import { DAY_MS, HOUR_MS, type Instant } from '../../domain/dates';
import { raiseAlarm } from '../../store/alarms';
import type { Db } from '../../store/database';
import { inTransaction } from '../../store/in-transaction';
import type { SigningKeys } from '../../store/link-token';
import { unseal, WEBHOOK_SECRET } from '../../store/seal';
import { noteWebhookTry, type ClaimedDelivery } from '../../store/webhook-deliveries';
import { switchOffWebhook } from '../../store/webhooks';
import { postWebhook, type WebhookOutcome } from './post-webhook';
import { webhookRequest } from './webhook-request';

export type WebhookDeps = {
  db: Db;
  keys: SigningKeys;
  now: () => Instant;
  /** The pages are reached from this machine only: so may receivers be. */
  onLoopback: boolean;
  timeoutMs: number;
};

const MINUTE_MS = 60_000;
/** How long is waited after each failure; after the last the webhook is switched off. */
const WAITS: readonly number[] = [
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  DAY_MS,
];

/** Sends a claimed event and notes what came of it. A process that ends in between leaves it to be sent again under the same id. */
export async function deliverWebhook(deps: WebhookDeps, delivery: ClaimedDelivery, signal: AbortSignal): Promise<void> {
  const { db, now } = deps;
  const tried = await send(deps, delivery, signal);
  if (signal.aborted && !tried.isDelivered) return;
  const { outcome } = tried;
  const at = now();
  const wait = WAITS[delivery.attempt - 1];
  if (tried.isDelivered) await noteWebhookTry(db, delivery, { outcome, deliveredAt: at, notBefore: null });
  else if (wait !== undefined && outcome !== SECRET_LOST)
    await noteWebhookTry(db, delivery, { outcome, deliveredAt: null, notBefore: at + wait });
  else await giveUp(deps, delivery, outcome, at);
}

const SECRET_LOST = 'secret-lost';

async function send(deps: WebhookDeps, delivery: ClaimedDelivery, signal: AbortSignal): Promise<WebhookOutcome> {
  const { keys, now, onLoopback, timeoutMs } = deps;
  const secret = unseal(keys, WEBHOOK_SECRET, delivery.secretSealed);
  if (secret === null) return { isDelivered: false, outcome: SECRET_LOST };
  return postWebhook({ ...webhookRequest(delivery, secret, now()), url: delivery.url, onLoopback, timeoutMs }, signal);
}

async function giveUp({ db }: WebhookDeps, delivery: ClaimedDelivery, outcome: string, at: Instant): Promise<void> {
  const { webhook, url, authority, attempt } = delivery;
  await inTransaction(db, async (client) => {
    await noteWebhookTry(client, delivery, { outcome, deliveredAt: null, notBefore: null });
    await switchOffWebhook(client, webhook, at);
    const words = `Đã ngừng gửi sự kiện tới ${new URL(url).host} (webhook của ${authority}) sau ${attempt} lần không được: ${outcome}.`;
    const mend = 'Kiểm tra phần mềm nhận, sau đó chọn “Gửi lại” tại Quản trị, Webhook.';
    await raiseAlarm(client, { cause: webhookCause(webhook), words, mend }, at);
  });
}
