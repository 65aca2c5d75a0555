import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { isLoopbackUrl, whyNotWebhookUrl } from '../../../config/webhook-url';
import { findAuthority } from '../../../store/authorities';
import { addPing, listWebhookDeliveries } from '../../../store/webhook-deliveries';
import { findWebhook, listWebhooks, WEBHOOK_EVENTS } from '../../../store/webhooks';
import { allOf, formOf } from '../../shell/form-of';
import { wordOf } from '../../shell/word-of';
import type { WebDeps } from '../../web-deps';
import { dropWebhook, keepWebhook, resumeWebhook } from '../webhooks/change-webhooks';
import { webhooksView, type WebhookForm } from './webhooks-view';

type Asked = { Params: { authority: string } };
const LAST = 5;
const NEW: WebhookForm = { url: '', events: [], errors: {} };
const DONE: Readonly<Record<string, string>> = {
  tested: 'Đã gửi sự kiện thử. Tải lại trang sau vài giây để xem kết quả.',
  resumed: 'Đã bật lại; các sự kiện đang chờ được gửi lần lượt.',
  removed: 'Đã bỏ webhook.',
};

/** `…/administration/webhooks`: where events go, whether they arrive, and switching on what was switched off. */
export function registerWebhooks(app: FastifyInstance, deps: WebDeps): void {
  const { db, now } = deps;
  const config = { access: 'administer' } as const;
  const url = '/a/:authority/administration/webhooks';

  const show = async (reply: FastifyReply, authority: string, more: { form?: WebhookForm; secret?: string; done?: string }) => {
    if (!(await findAuthority(db, authority))) return reply.callNotFound();
    const all = await listWebhooks(db, authority);
    const lines = await Promise.all(all.map(({ id }) => listWebhookDeliveries(db, id, { limit: LAST })));
    const webhooks = all.map((webhook, index) => ({ webhook, last: lines[index] ?? [] }));
    const view = webhooksView(authority, webhooks, more.form ?? NEW);
    return reply.page('api/webhooks', { ...view, secret: more.secret ?? null, done: more.done ?? null });
  };

  app.get<Asked & { Querystring: { done?: string } }>(url, { config }, async ({ params, query }, reply) =>
    show(reply, params.authority, { done: wordOf(DONE, query.done) ?? '' }),
  );

  app.post<Asked>(url, { config }, async (request, reply) => {
    const { authority } = request.params;
    if (!(await findAuthority(db, authority))) return reply.callNotFound();
    const given = formOf(request)['url'] ?? '';
    const events = WEBHOOK_EVENTS.filter((event) => allOf(request, 'event').includes(event));
    const problem = whyNotWebhookUrl(given.slice(0, 2_001), isLoopbackUrl(deps.publicUrl));
    const errors = {
      ...(given.length > 2_000 ? { url: 'Địa chỉ dài quá 2.000 ký tự.' } : problem && { url: problem }),
      ...(events.length === 0 && { events: 'Chọn ít nhất một loại sự kiện.' }),
    };
    if (Object.keys(errors).length > 0) return show(reply.code(400), authority, { form: { url: given, events, errors } });
    const createdBy = request.viewer?.account ?? null;
    const draft = { id: randomUUID(), authority, url: given, events, createdBy, createdAt: now() };
    const { secret } = await keepWebhook(deps, draft);
    return show(reply, authority, { secret });
  });

  for (const act of ['test', 'resume', 'remove'] as const)
    app.post<Asked>(`${url}/${act}`, { config }, async (request, reply) => {
      const { authority } = request.params;
      const webhook = await findWebhook(db, authority, formOf(request)['id'] ?? '');
      if (!webhook) return reply.callNotFound();
      const by = request.viewer?.account ?? '';
      if (act === 'test') await addPing(db, webhook.id, now());
      else if (act === 'resume') await resumeWebhook(deps, authority, webhook.id, by, now());
      else await dropWebhook(deps, authority, webhook.id, by, now());
      return reply.redirect(`/a/${authority}/administration/webhooks?done=${WORDS[act]}`, 303);
    });
}

const WORDS = { test: 'tested', resume: 'resumed', remove: 'removed' };
