import { z } from 'zod';
import { isLoopbackUrl, whyNotWebhookUrl } from '../../../config/webhook-url';
import { isoAt } from '../../../domain/zone';
import { listWebhookDeliveries, type TriedDelivery } from '../../../store/webhook-deliveries';
import { findWebhook, listWebhooks, type WebhookRow } from '../../../store/webhooks';
import { dropWebhook, keepWebhook, resumeWebhook } from '../webhooks/change-webhooks';
import { operation, type Ask } from '../serve/operation';
import { Problem } from '../serve/problem';
import { notFound } from '../serve/serve-operation';
import { name, pageOf, paging } from '../shapes/fields';
import { newWebhookShape, webhookDeliveryShape, webhookDraftShape, webhookShape } from '../shapes/webhook-shapes';
import { numberCursor, pageOfList, toCursor } from './page-of-list';

const TAG = 'Webhook';
const params = z.strictObject({ id: name.describe('Mã webhook') });

/** Where events go. */
export const webhookOperations = [
  operation({
    id: 'listWebhooks',
    method: 'GET',
    path: '/webhooks',
    tag: TAG,
    summary: 'Các webhook đã đăng ký',
    scope: 'webhooks',
    query: z.strictObject(paging),
    reply: pageOf(webhookShape),
    status: 200,
    handle: async ({ deps, key, query }) =>
      pageOfList((await listWebhooks(deps.db, key.authority)).map(webhookReply), ({ id }) => id, query),
  }),
  operation({
    id: 'readWebhook',
    method: 'GET',
    path: '/webhooks/{id}',
    tag: TAG,
    summary: 'Một webhook',
    scope: 'webhooks',
    params,
    reply: webhookShape,
    status: 200,
    handle: async (ask) => webhookReply(await webhookAsked(ask)),
  }),
  operation({
    id: 'createWebhook',
    method: 'POST',
    path: '/webhooks',
    tag: TAG,
    summary: 'Đăng ký webhook',
    description: 'Khóa ký chỉ có trong câu trả lời này; đề nghị lưu ngay.',
    scope: 'webhooks',
    body: webhookDraftShape,
    example: { body: { url: 'https://phan-mem.example/don-doc', events: ['fact.recorded'] } },
    reply: newWebhookShape,
    status: 201,
    secret: true,
    handle: async ({ deps, key, body, actId, at }) => {
      const detail = whyNotWebhookUrl(body.url, isLoopbackUrl(deps.publicUrl));
      if (detail) throw new Problem('wrong-input', 'Địa chỉ webhook chưa đúng.', { errors: [{ field: 'url', detail }] });
      const draft = { ...body, id: actId, authority: key.authority, createdBy: `key:${key.id}`, createdAt: at };
      const { webhook, secret } = await keepWebhook(deps, draft);
      return { ...webhookReply(webhook), secret };
    },
  }),
  operation({
    id: 'resumeWebhook',
    method: 'POST',
    path: '/webhooks/{id}/resume',
    tag: TAG,
    summary: 'Gửi lại tới webhook đã ngừng',
    description: 'Các sự kiện đang chờ được gửi lần lượt; sự kiện phát sinh trong lúc ngừng đọc bằng /facts.',
    scope: 'webhooks',
    params,
    reply: webhookShape,
    status: 200,
    handle: async (ask) => {
      const { id } = await webhookAsked(ask);
      await resumeWebhook(ask.deps, ask.key.authority, id, `key:${ask.key.id}`, ask.at);
      return webhookReply(await webhookAsked(ask));
    },
  }),
  operation({
    id: 'removeWebhook',
    method: 'DELETE',
    path: '/webhooks/{id}',
    tag: TAG,
    summary: 'Bỏ webhook',
    scope: 'webhooks',
    params,
    reply: webhookShape,
    status: 200,
    handle: async (ask) => {
      const webhook = await webhookAsked(ask);
      await dropWebhook(ask.deps, ask.key.authority, webhook.id, `key:${ask.key.id}`, ask.at);
      return webhookReply(webhook);
    },
  }),
  operation({
    id: 'listWebhookDeliveries',
    method: 'GET',
    path: '/webhooks/{id}/deliveries',
    tag: TAG,
    summary: 'Các sự kiện đã gửi và đang chờ gửi, mới nhất trước',
    scope: 'webhooks',
    params,
    query: z.strictObject(paging),
    reply: pageOf(webhookDeliveryShape),
    status: 200,
    handle: async (ask) => {
      const { id } = await webhookAsked(ask);
      const { after, limit } = ask.query;
      const found = await listWebhookDeliveries(ask.deps.db, id, { before: numberCursor(after), limit: limit + 1 });
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return { items: items.map(deliveryReply), next: last && found.length > limit ? toCursor(String(last.id)) : null };
    },
  }),
];

async function webhookAsked({
  deps,
  key,
  params: { id },
}: Pick<Ask<{ id: string }, unknown, unknown>, 'deps' | 'key' | 'params'>) {
  const webhook = await findWebhook(deps.db, key.authority, id);
  if (!webhook) throw notFound();
  return webhook;
}

function webhookReply({ id, url, events, createdAt, offAt, waiting }: WebhookRow) {
  return { id, url, events: [...events], createdAt: isoAt(createdAt), offAt: offAt === null ? null : isoAt(offAt), waiting };
}

function deliveryReply({ id, event, at, attempt, triedAt, deliveredAt, notBefore, outcome }: TriedDelivery) {
  const words = (instant: number | null) => (instant === null ? null : isoAt(instant));
  return {
    ...{ id, event, at: isoAt(at), attempt, outcome },
    triedAt: words(triedAt),
    deliveredAt: words(deliveredAt),
    notBefore: words(notBefore),
  };
}
