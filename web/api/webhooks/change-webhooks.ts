import { randomBytes } from 'node:crypto';
import type { Instant } from '../../../domain/dates';
import { clearAlarm } from '../../../store/alarms';
import { appendAudit } from '../../../store/audit';
import { webhookCause } from '../../../domain/alarm-cause';
import { inTransaction } from '../../../store/in-transaction';
import { seal, unseal, WEBHOOK_SECRET } from '../../../store/seal';
import { findWebhook, removeWebhook, saveWebhook, switchOnWebhook, type WebhookRow } from '../../../store/webhooks';
import type { WebDeps } from '../../web-deps';

type Draft = Pick<WebhookRow, 'id' | 'authority' | 'url' | 'events' | 'createdBy' | 'createdAt'>;
type Deps = Pick<WebDeps, 'db' | 'keys'>;

/** Keeps a webhook, once, and makes the secret its events are signed with. The secret is shown by whoever calls, and never again. */
export async function keepWebhook({ db, keys }: Deps, draft: Draft): Promise<{ webhook: WebhookRow; secret: string }> {
  return inTransaction(db, async (client) => {
    const known = await findWebhook(client, draft.authority, draft.id);
    const secretSealed = seal(keys, WEBHOOK_SECRET, `whsec_${randomBytes(32).toString('base64url')}`);
    const webhook = known ?? { ...draft, secretSealed, offAt: null, waiting: 0 };
    if (!known) {
      await saveWebhook(client, webhook);
      const { id, authority, url, events, createdBy: by } = webhook;
      await appendAudit(client, 'webhook-added', { webhook: id, authority, host: new URL(url).host, events, by });
    }
    return { webhook, secret: unseal(keys, WEBHOOK_SECRET, webhook.secretSealed) ?? '' };
  });
}

/** Ends a webhook and its alarm. True when there was one. */
export async function dropWebhook({ db }: Deps, authority: string, id: string, by: string, at: Instant): Promise<boolean> {
  return inTransaction(db, async (client) => {
    if (!(await removeWebhook(client, authority, id, at))) return false;
    await clearAlarm(client, webhookCause(id), at);
    await appendAudit(client, 'webhook-removed', { webhook: id, authority, by });
    return true;
  });
}

/** Switches a webhook on again. True when it was off. */
export async function resumeWebhook({ db }: Deps, authority: string, id: string, by: string, at: Instant): Promise<boolean> {
  return inTransaction(db, async (client) => {
    if (!(await switchOnWebhook(client, authority, id))) return false;
    await clearAlarm(client, webhookCause(id), at);
    await appendAudit(client, 'webhook-resumed', { webhook: id, authority, by });
    return true;
  });
}
