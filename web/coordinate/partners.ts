import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dateAt } from '../../domain/zone';
import { allOf, formOf } from '../shell/form-of';
import { findPlanState, type StandingPlan } from '../shell/plan-states';
import { queryOf } from '../shell/query-of';
import { holds } from '../shell/viewer';
import type { WebDeps } from '../web-deps';
import { pickPartners } from './acts/pick-partners';
import { taskUrl } from './addresses';
import { partnersView, type TriedPartners } from './partners-view';

type Params = { Params: { authority: string; slug: string; year: string; no: string } };

const PATH = '/a/:authority/plans/:slug/:year/tasks/:no/partners';

/** Picking the units behind “cơ quan có liên quan”, for all occurrences of a task or for one. */
export function registerPartners(app: FastifyInstance, deps: WebDeps): void {
  const find = async ({ params }: FastifyRequest<Params>): Promise<StandingPlan | null> => {
    const plan = await findPlanState(deps, `${params.authority}/${params.slug}/${params.year}`);
    return plan?.row.plan.tasks.some((task) => task.no === params.no) ? plan : null;
  };
  const show = (request: FastifyRequest<Params>, reply: FastifyReply, plan: StandingPlan, tried: TriedPartners | null) => {
    const mayDecide = request.viewer !== null && holds(request.viewer, 'decide', request.params.authority);
    const view = { plan, no: request.params.no, today: dateAt(deps.now()), query: queryOf(request), mayDecide, tried };
    return reply.page('coordinate/partners', partnersView(view));
  };

  app.get<Params>(PATH, { config: { access: 'follow' } }, async (request, reply) => {
    const plan = await find(request);
    return plan ? show(request, reply, plan, null) : reply.callNotFound();
  });

  app.post<Params>(PATH, { config: { access: 'decide' } }, async (request, reply) => {
    const plan = await find(request);
    if (!plan) return reply.callNotFound();
    const form = formOf(request);
    const units = allOf(request, 'units');
    const { problem } = await pickPartners(deps, { plan, no: request.params.no, form, units, by: request.viewer?.account ?? '' });
    if (problem === null) return reply.redirect(`${taskUrl(plan.row.id, request.params.no)}?done=partners`, 303);
    return show(request, reply.code(422), plan, { units, key: form['key'] ?? '', id: form['_id'] ?? '', problem });
  });
}
