import type { Instant } from '../domain/dates';
import type { Queryable } from './database';
import type { WebhookEvent } from './webhooks';

/** An event on its way to one webhook. `about`: ids, dates and codes. */
export type WebhookDelivery = {
  id: number;
  webhook: string;
  event: WebhookEvent | 'ping';
  about: Readonly<Record<string, unknown>>;
  at: Instant;
  attempt: number;
};

export type ClaimedDelivery = WebhookDelivery & { authority: string; url: string; secretSealed: string };

export type TriedDelivery = WebhookDelivery & {
  notBefore: Instant | null;
  triedAt: Instant | null;
  deliveredAt: Instant | null;
  outcome: string | null;
};

/**
 * Takes the next event of each webhook that is due, for the length of a lease, and counts the try. Only the oldest event of a
 * webhook is ever taken: the order is kept. Whose process ends before it says what came of it is taken again.
 */
export async function claimWebhookDeliveries(db: Queryable, now: Instant, leaseMs: number): Promise<ClaimedDelivery[]> {
  const { rows } = await db.query<ClaimedDelivery>(
    `with next as (
       select (select min(id) from webhook_delivery where webhook = webhook.id and delivered_at is null) as id
       from webhook where off_at is null and removed_at is null)
     update webhook_delivery as taken set attempt = attempt + 1, tried_at = $1, lease_until = $2
     from next, webhook
     where taken.id = next.id and webhook.id = taken.webhook and delivered_at is null
       and (lease_until is null or lease_until < $1) and (not_before is null or not_before <= $1)
     returning taken.id, taken.webhook, event, about, at, attempt, authority, url, secret_sealed as "secretSealed"`,
    [new Date(now), new Date(now + leaseMs)],
  );
  return rows;
}

/** Notes what came of a try: delivered, or to be tried again at an instant (null: not again). Whoever tried it since has the say. */
export async function noteWebhookTry(
  db: Queryable,
  { id, attempt }: Pick<WebhookDelivery, 'id' | 'attempt'>,
  tried: { outcome: string; deliveredAt: Instant | null; notBefore: Instant | null },
): Promise<void> {
  await db.query(
    `update webhook_delivery set outcome = $3, delivered_at = $4, not_before = $5, lease_until = null
     where id = $1 and attempt = $2 and delivered_at is null`,
    [id, attempt, tried.outcome, dateOf(tried.deliveredAt), dateOf(tried.notBefore)],
  );
}

/** When the next event may be sent, of those that come first in their webhook's line; null: none waits. */
export async function nextWebhookTime(db: Queryable): Promise<Instant | null> {
  const { rows } = await db.query<{ at: Instant | null }>(
    `select min(coalesce(greatest(not_before, lease_until), at)) as at from webhook_delivery
     where id in (select min(webhook_delivery.id) from webhook_delivery join webhook on webhook.id = webhook
       where delivered_at is null and off_at is null and removed_at is null group by webhook)`,
  );
  return rows[0]?.at ?? null;
}

/** Puts an event in a webhook's line that says nothing but that it can be reached. */
export async function addPing(client: Queryable, webhook: string, at: Instant): Promise<void> {
  await client.query(`insert into webhook_delivery (webhook, event, about, at) values ($1, 'ping', '{}', $2)`, [
    webhook,
    new Date(at),
  ]);
  await client.query(`select pg_notify('dondoc_webhook', '')`);
}

/** The events of a webhook, newest first; those before an id; at most so many. */
export async function listWebhookDeliveries(
  db: Queryable,
  webhook: string,
  { before = null, limit = 20 }: { before?: number | null; limit?: number } = {},
): Promise<TriedDelivery[]> {
  const { rows } = await db.query<TriedDelivery>(
    `select id, webhook, event, about, at, attempt, not_before as "notBefore", tried_at as "triedAt",
       delivered_at as "deliveredAt", outcome
     from webhook_delivery where webhook = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
    [webhook, before, limit],
  );
  return rows;
}

function dateOf(at: Instant | null): Date | null {
  return at === null ? null : new Date(at);
}
