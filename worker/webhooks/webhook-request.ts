import { createHmac } from 'node:crypto';
import type { Instant } from '../../domain/dates';
import { isoAt } from '../../domain/zone';
import type { WebhookDelivery } from '../../store/webhook-deliveries';

export type WebhookRequest = { headers: Readonly<Record<string, string>>; body: string };

/**
 * An event as it is sent: each try has the same body and the same `Dondoc-Delivery`, by which a repeat is known. Signed over the
 * time of the try and the body, so that what was once sent cannot be sent again much later by somebody else.
 */
export function webhookRequest(delivery: WebhookDelivery & { authority: string }, secret: string, now: Instant): WebhookRequest {
  const { id, event, at, authority, about } = delivery;
  const body = JSON.stringify({ id: String(id), event, at: isoAt(at), authority, data: dataOf(about) });
  return {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'Dondoc-Webhook/1',
      'dondoc-event': event,
      'dondoc-delivery': String(id),
      'dondoc-signature': webhookSignature(secret, Math.floor(now / 1000), body),
    },
    body,
  };
}

/** `t=<seconds since 1970>,v1=<hex HMAC-SHA256 of "t.body">` */
export function webhookSignature(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

// The database writes instants in its own zone.
function dataOf(about: WebhookDelivery['about']): Record<string, unknown> {
  const { at } = about;
  return typeof at === 'string' ? { ...about, at: isoAt(Date.parse(at)) } : { ...about };
}
