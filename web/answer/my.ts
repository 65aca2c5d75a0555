import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isFollowed } from '../../store/plan-row';
import { findUpload } from '../../store/uploads';
import { findPlanState, findPlanStates } from '../shell/plan-states';
import type { WebDeps } from '../web-deps';
import { registerAnswerPages } from './answer-pages';
import { listView } from './list-view';
import { isInSight, openMy } from './open-my';
import { sceneOf } from './scene';

type Params = { authority: string; slug?: string; year?: string; file?: string };

/** `/a/{authority}/my`: what the units of an officer with an account lead and help with, over all running plans. */
export function registerMy(app: FastifyInstance, deps: WebDeps): void {
  app.get<{ Params: Params }>('/a/:authority/my', { config: { access: 'answer' } }, async (request, reply) => {
    const { viewer, params } = request;
    const plans = await findPlanStates(deps, params.authority);
    const scenes = plans.filter(({ row }) => isFollowed(row)).map((plan) => sceneOf(plan, deps.now()));
    const speaker = viewer && (await openMy(deps, viewer, params.authority, scenes));
    if (!speaker) return reply.callNotFound();
    const things = speaker.things.filter(isInSight);
    return reply.page('answer/list', {
      title: 'Nhiệm vụ của đơn vị',
      styles: ['answer.css'],
      units: speaker.unitNames.join('; '),
      isEmpty: things.length === 0,
      empty:
        speaker.unitNames.length === 0
          ? 'Tài khoản chưa được gắn với đơn vị nào. Đề nghị liên hệ người quản trị.'
          : 'Hiện không có nhiệm vụ đang mở. Khi có nhiệm vụ mới, hệ thống gửi thư nhắc việc.',
      doneTitle: 'Đã báo cáo trong 30 ngày qua',
      ...listView(things, speaker),
    });
  });
  registerAnswerPages(app, deps, {
    access: 'answer',
    thing: '/a/:authority/my/:slug/:year/:thing',
    file: '/a/:authority/my/evidence/:file',
    plain: false,
    open: (request) => openOne(deps, request),
    gone: (_request, reply) => {
      reply.callNotFound();
      return reply;
    },
  });
}

// Only the plan that the address, or the file's row, names is read.
async function openOne(deps: WebDeps, { viewer, params }: FastifyRequest) {
  const { authority, slug, year, file } = params as Params;
  if (!viewer) return null;
  const planId = file === undefined ? `${authority}/${slug}/${year}` : (await findUpload(deps.db, file))?.plan;
  const plan = planId === undefined ? null : await findPlanState(deps, planId);
  if (plan?.row.authority !== authority || plan.row.startedAt === null) return null;
  return openMy(deps, viewer, authority, [sceneOf(plan, deps.now())]);
}
