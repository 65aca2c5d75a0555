import type { FastifyInstance } from 'fastify';
import { listDrafts } from '../../store/plan-drafts';
import { holds } from '../shell/viewer';
import { authorityUrl } from '../shell/addresses';
import { findPlanStates } from '../shell/plan-states';
import type { WebDeps } from '../web-deps';
import { listView, pageOf } from './list-view';

type List = { Params: { authority: string }; Querystring: { page?: string; done?: string } };

/** `/a/{authority}/plans`: all plans with state, tasks, what is late and the next moment, and the drafts that wait. */
export function registerPlanList(app: FastifyInstance, deps: WebDeps): void {
  const { db, now, askPlan } = deps;
  app.get<List>('/a/:authority/plans', { config: { access: 'follow' } }, async ({ params, query, viewer }, reply) => {
    const { authority } = params;
    const canAdminister = viewer !== null && holds(viewer, 'administer', authority);
    const [plans, drafts] = await Promise.all([findPlanStates(deps, authority), canAdminister ? listDrafts(db, authority) : []]);
    const page = pageOf(plans, Number(query.page));
    const shown = await Promise.all(page.plans.map(async (plan) => ({ ...plan, answer: await askPlan(plan.row.id) })));
    return reply.page('plans/list', {
      title: 'Kế hoạch',
      done: query.done === 'discarded' ? 'Đã bỏ bản đang lập.' : null,
      newUrl: canAdminister ? authorityUrl(authority, 'plans/new') : null,
      ...listView({ shown, drafts, page, authority, at: now() }),
    });
  });
}
