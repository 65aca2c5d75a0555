import { z } from 'zod';
import { WEBHOOK_EVENTS } from '../../../store/webhooks';
import { instant } from './fields';

export const webhookDraftShape = z
  .strictObject({
    url: z.string().min(1).max(2_000).describe('Địa chỉ https nhận sự kiện'),
    events: z.array(z.enum(WEBHOOK_EVENTS)).min(1, 'Chọn ít nhất một loại sự kiện.').describe('Loại sự kiện'),
  })
  .meta({ id: 'WebhookDraft', description: 'Webhook cần đăng ký' });

export const webhookShape = z
  .strictObject({
    id: z.string(),
    url: z.string(),
    events: z.array(z.enum(WEBHOOK_EVENTS)),
    createdAt: instant,
    offAt: instant.nullable().describe('Đã ngừng gửi từ thời điểm này'),
    waiting: z.int().describe('Số sự kiện chờ gửi'),
  })
  .meta({ id: 'Webhook', description: 'Webhook đã đăng ký' });

export const newWebhookShape = webhookShape
  .extend({ secret: z.string().describe('Khóa ký; chỉ hiện ở đây') })
  .meta({ id: 'NewWebhook', description: 'Webhook vừa đăng ký, kèm khóa ký' });

export const webhookDeliveryShape = z
  .strictObject({
    id: z.int(),
    event: z.string(),
    at: instant,
    attempt: z.int(),
    triedAt: instant.nullable(),
    deliveredAt: instant.nullable(),
    notBefore: instant.nullable(),
    outcome: z.string().nullable().describe('Kết quả lần gửi gần nhất: mã HTTP hoặc mã lỗi'),
  })
  .meta({ id: 'WebhookDelivery', description: 'Một sự kiện gửi tới webhook' });
