import type { FastifyInstance, FastifyReply } from 'fastify';
import { appendAudit } from '../../../store/audit';
import { findAuthority } from '../../../store/authorities';
import { createFeed, listFeeds, revokeFeed } from '../../../store/feeds';
import { findPlanKeys } from '../../../store/find-plan-keys';
import { findPlans } from '../../../store/find-plan';
import { inTransaction } from '../../../store/in-transaction';
import { authorityUrl } from '../../shell/addresses';
import { formOf } from '../../shell/form-of';
import { momentWords } from '../../shell/moment-words';
import { wordOf } from '../../shell/word-of';
import type { WebDeps } from '../../web-deps';
import { feedAddress } from '../feeds/feed-address';

type Asked = { Params: { authority: string } };
const DONE: Readonly<Record<string, string>> = {
  made: 'Đã tạo địa chỉ lịch.',
  revoked: 'Đã thu hồi địa chỉ lịch; ai dùng địa chỉ này không còn thấy lịch.',
};

/** `…/administration/feeds`: addresses under which calendar programs see the due days of a unit or a plan. */
export function registerFeeds(app: FastifyInstance, deps: WebDeps): void {
  const { db, now } = deps;
  const config = { access: 'administer' } as const;
  const url = '/a/:authority/administration/feeds';

  const choicesOf = async (authority: string) => {
    const register = await findAuthority(db, authority);
    if (!register) return null;
    const plans = await findPlans(
      db,
      (await findPlanKeys(db, authority)).map(({ id }) => id),
    );
    return {
      units: register.units.map(({ id, name }) => ({ value: `unit:${id}`, words: name })),
      plans: plans.map(({ id, plan }) => ({ value: `plan:${id}`, words: plan.title })),
    };
  };

  const show = async (reply: FastifyReply, authority: string, more: { error?: string; done?: string }) => {
    const choices = await choicesOf(authority);
    if (!choices) return reply.callNotFound();
    const all = [...choices.units, ...choices.plans];
    const feeds = (await listFeeds(db, authority)).map((feed) => ({
      id: feed.id,
      of: all.find(({ value }) => value === (feed.unit === null ? `plan:${feed.plan}` : `unit:${feed.unit}`))?.words ?? feed.unit,
      since: momentWords(feed.createdAt),
      address: feedAddress(deps, feed),
    }));
    return reply.page('api/feeds', {
      title: 'Lịch đến hạn',
      styles: ['api.css'],
      back: authorityUrl(authority, 'administration'),
      here: authorityUrl(authority, 'administration/feeds'),
      ...choices,
      feeds,
      error: more.error ?? null,
      done: more.done ?? null,
    });
  };

  app.get<Asked & { Querystring: { done?: string } }>(url, { config }, async ({ params, query }, reply) =>
    show(reply, params.authority, { done: wordOf(DONE, query.done) ?? '' }),
  );

  app.post<Asked>(url, { config }, async (request, reply) => {
    const { authority } = request.params;
    const choices = await choicesOf(authority);
    if (!choices) return reply.callNotFound();
    const of = formOf(request)['of'] ?? '';
    if (![...choices.units, ...choices.plans].some(({ value }) => value === of))
      return show(reply.code(400), authority, { error: 'Chọn một đơn vị hoặc một kế hoạch trong danh sách.' });
    const by = request.viewer?.account ?? null;
    const [kind, ...rest] = of.split(':');
    const about = kind === 'unit' ? { unit: rest.join(':'), plan: null } : { unit: null, plan: rest.join(':') };
    await inTransaction(db, async (client) => {
      await createFeed(client, deps.keys, { authority, ...about, createdBy: by, createdAt: now() });
      await appendAudit(client, 'feed-added', { authority, ...about, by });
    });
    return reply.redirect(`/a/${authority}/administration/feeds?done=made`, 303);
  });

  app.post<Asked>(`${url}/revoke`, { config }, async (request, reply) => {
    const { authority } = request.params;
    const id = formOf(request)['id'] ?? '';
    const by = request.viewer?.account ?? null;
    const feed = (await listFeeds(db, authority)).find((one) => one.id === id);
    if (!feed) return reply.callNotFound();
    await inTransaction(db, async (client) => {
      await revokeFeed(client, authority, id, now());
      await appendAudit(client, 'feed-revoked', { authority, unit: feed.unit, plan: feed.plan, by });
    });
    return reply.redirect(`/a/${authority}/administration/feeds?done=revoked`, 303);
  });
}
