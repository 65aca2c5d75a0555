import type { Instant } from '../domain/dates';
import type { Queryable } from './database';

export const WEBHOOK_EVENTS = [
  'fact.recorded',
  'escalation.posted',
  'plan.started',
  'plan.closed',
  'message.undeliverable',
] as const;

export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export type WebhookRow = {
  id: string;
  authority: string;
  url: string;
  events: readonly WebhookEvent[];
  secretSealed: string;
  createdBy: string | null;
  createdAt: Instant;
  /** Since when nothing is sent to it; null: it is on. */
  offAt: Instant | null;
  /** How many events wait to be delivered. */
  waiting: number;
};

const ROW = `id, authority, url, events, secret_sealed as "secretSealed", created_by as "createdBy", created_at as "createdAt",
  off_at as "offAt", (select count(*) from webhook_delivery where webhook = webhook.id and delivered_at is null) as waiting`;

/** Keeps a webhook, once: with a known id the one there is stays. */
export async function saveWebhook(client: Queryable, webhook: Omit<WebhookRow, 'offAt' | 'waiting'>): Promise<void> {
  const { id, authority, url, events, secretSealed, createdBy, createdAt } = webhook;
  await client.query(
    `insert into webhook (id, authority, url, events, secret_sealed, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (id) do nothing`,
    [id, authority, url, events, secretSealed, createdBy, new Date(createdAt)],
  );
}

/** The webhooks of an authority, oldest first. */
export async function listWebhooks(db: Queryable, authority: string): Promise<WebhookRow[]> {
  const { rows } = await db.query<WebhookRow>(
    `select ${ROW} from webhook where authority = $1 and removed_at is null order by created_at, id`,
    [authority],
  );
  return rows;
}

/** A webhook of an authority, or null. */
export async function findWebhook(db: Queryable, authority: string, id: string): Promise<WebhookRow | null> {
  const { rows } = await db.query<WebhookRow>(
    `select ${ROW} from webhook where authority = $1 and id = $2 and removed_at is null`,
    [authority, id],
  );
  return rows[0] ?? null;
}

/** Ends a webhook; what waits for it is sent no more. True when there was one. */
export async function removeWebhook(client: Queryable, authority: string, id: string, at: Instant): Promise<boolean> {
  const { rowCount } = await client.query(
    'update webhook set removed_at = $3 where authority = $1 and id = $2 and removed_at is null',
    [authority, id, new Date(at)],
  );
  return (rowCount ?? 0) > 0;
}

/** Switches a webhook on again: what waits is tried anew, in its order. True when it was off. */
export async function switchOnWebhook(client: Queryable, authority: string, id: string): Promise<boolean> {
  const { rowCount } = await client.query(
    'update webhook set off_at = null where authority = $1 and id = $2 and removed_at is null and off_at is not null',
    [authority, id],
  );
  if (!rowCount) return false;
  await client.query(
    'update webhook_delivery set attempt = 0, not_before = null, lease_until = null where webhook = $1 and delivered_at is null',
    [id],
  );
  await client.query(`select pg_notify('dondoc_webhook', '')`);
  return true;
}

/** Switches a webhook off: nothing is sent to it and nothing more is kept for it. */
export async function switchOffWebhook(client: Queryable, id: string, at: Instant): Promise<void> {
  await client.query('update webhook set off_at = coalesce(off_at, $2) where id = $1', [id, new Date(at)]);
}
