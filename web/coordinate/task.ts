import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dateAt } from '../../domain/zone';
import { findAccountNames } from '../../store/find-account-names';
import { findFactsWithWords } from '../../store/find-facts-with-words';
import { formOf } from '../shell/form-of';
import { findPlanState, type StandingPlan } from '../shell/plan-states';
import { queryOf } from '../shell/query-of';
import { holds } from '../shell/viewer';
import { wordOf } from '../shell/word-of';
import type { WebDeps } from '../web-deps';
import { confirmDate, giveDate } from './acts/give-date';
import { withdrawFact, type Withdrawn } from './acts/withdraw-fact';
import { taskUrl } from './addresses';
import { findScenes } from './find-scene';
import { taskFactsView } from './task-facts-view';
import { taskView, type TriedDate } from './task-view';

type Params = { Params: { authority: string; slug: string; year: string; no: string } };

const PATH = '/a/:authority/plans/:slug/:year/tasks/:no';

const DONE: Readonly<Record<string, string>> = {
  date: 'Đã ghi nhận: thời hạn của nhiệm vụ. Đơn vị chủ trì được thông báo trong giờ gửi tin.',
  'confirm-date': 'Đã ghi nhận: xác nhận thời hạn do đơn vị đề xuất.',
  partners: 'Đã ghi nhận: các đơn vị phối hợp. Đơn vị được đề nghị phối hợp theo thang đôn đốc.',
  withdraw: 'Đã ghi nhận: thu hồi thông tin.',
};

type Found = { plan: StandingPlan; no: string };
type Shown = Found & { tried?: TriedDate; withdrawn?: Withdrawn; problem?: string };

/** A task with its words, its occurrences, and the dates a coordinator gives it. */
export function registerTask(app: FastifyInstance, deps: WebDeps): void {
  const find = async ({ params }: FastifyRequest<Params>): Promise<Found | null> => {
    const { authority, slug, year, no } = params;
    const plan = await findPlanState(deps, `${authority}/${slug}/${year}`);
    return plan?.row.plan.tasks.some((task) => task.no === no) ? { plan, no } : null;
  };
  const show = async (request: FastifyRequest<Params>, reply: FastifyReply, { plan, no, tried, withdrawn, problem }: Shown) => {
    const task = plan.row.plan.tasks.find((one) => one.no === no);
    const scenes = findScenes(plan, no);
    if (!task || !scenes) return reply.callNotFound();
    const today = dateAt(deps.now());
    const query = queryOf(request);
    const mayDecide = request.viewer !== null && holds(request.viewer, 'decide', request.params.authority);
    const said = await findFactsWithWords(deps.db, plan.row.id, { task: no, key: null });
    const names = await findAccountNames(
      deps.db,
      said.flatMap(({ fact }) => fact.by ?? []),
    );
    return reply.page('coordinate/task', {
      ...taskView({ plan, task, scenes, today, query, mayDecide, tried: tried ?? null }),
      said: taskFactsView({
        plan,
        said,
        names,
        today,
        withdrawUrl: mayDecide ? `${taskUrl(plan.row.id, no)}/withdraw` : null,
        withdrawn,
      }),
      done: problem ? undefined : wordOf(DONE, query['done']),
      problem,
    });
  };

  app.get<Params>(PATH, { config: { access: 'follow' } }, async (request, reply) => {
    const found = await find(request);
    return found ? show(request, reply, found) : reply.callNotFound();
  });

  for (const [act, perform] of [
    ['date', giveDate],
    ['confirm-date', confirmDate],
  ] as const)
    app.post<Params>(`${PATH}/${act}`, { config: { access: 'decide' } }, async (request, reply) => {
      const found = await find(request);
      if (!found) return reply.callNotFound();
      const form = formOf(request);
      const performed = await perform(deps, { ...found, form, by: request.viewer?.account ?? '' });
      if (performed.problem === null) return reply.redirect(`${taskUrl(found.plan.row.id, found.no)}?done=${act}`, 303);
      const tried = { form, errors: performed.errors };
      return show(request, reply.code(422), { ...found, tried, problem: performed.problem });
    });

  app.post<Params>(`${PATH}/withdraw`, { config: { access: 'decide' } }, async (request, reply) => {
    const found = await find(request);
    const task = found?.plan.row.plan.tasks.find(({ no }) => no === found.no);
    if (!found || !task) return reply.callNotFound();
    const scene = { plan: found.plan, task, key: null };
    const withdrawn = await withdrawFact(deps, { scene, form: formOf(request), by: request.viewer?.account ?? '' });
    if (withdrawn === 'foreign') return reply.callNotFound();
    if (withdrawn.problem === null) return reply.redirect(`${taskUrl(found.plan.row.id, found.no)}?done=withdraw`, 303);
    return show(request, reply.code(422), { ...found, withdrawn, problem: withdrawn.problem });
  });
}
