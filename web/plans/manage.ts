import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { FactKind } from '../../domain/fact';
import { findPlan } from '../../store/find-plan';
import { isFactKnown } from '../../store/is-fact-known';
import { listPlanVersions } from '../../store/plan-versions';
import type { PlanRow } from '../../store/plan-row';
import { authorityUrl, planUrl } from '../shell/addresses';
import { formOf } from '../shell/form-of';
import { holds, type Viewer } from '../shell/viewer';
import { wordOf } from '../shell/word-of';
import type { WebDeps } from '../web-deps';
import { PLAN_PATH, type PlanParams } from './addresses';
import { isFormId } from './form-id';
import { manageView } from './manage-view';
import { planIdOf } from './plan-of';

type Manage = PlanParams & { Querystring: { done?: string } };

const ACTS = {
  pause: { kind: 'paused', from: ['running'] },
  resume: { kind: 'resumed', from: ['paused'] },
  close: { kind: 'closed', from: ['running', 'paused'] },
} as const satisfies Record<string, { kind: FactKind; from: readonly PlanRow['state'][] }>;

/** `/a/{authority}/plans/{slug}/{year}/manage`: pause, resume, close with a reason; the plan as a file; its versions. */
export function registerManage(app: FastifyInstance, deps: WebDeps): void {
  const { db, now, sayFact } = deps;
  const config = { access: 'manage' } as const;
  app.get<Manage>(`${PLAN_PATH}/manage`, { config }, async ({ params, query, viewer }, reply) => {
    const row = await findPlan(db, planIdOf(params));
    if (!row || !viewer) return reply.callNotFound();
    return replyManage(reply, deps, row, viewer, { done: wordOf(DONE, query.done) ?? null });
  });

  app.post<Manage>(`${PLAN_PATH}/manage`, { config }, async (request, reply) => {
    const { params, viewer } = request;
    const row = await findPlan(db, planIdOf(params));
    const { _id: id = '', act = '', reason = '', sure } = formOf(request);
    const chosen = isAct(act) ? ACTS[act] : null;
    if (!row || !viewer || !chosen || !isFormId(id)) return reply.callNotFound();
    const refuse = (problem: string, status = 422) =>
      replyManage(reply.code(status), deps, row, viewer, { problem, act, reason: reason.slice(0, MOST_REASON), id });
    if (reason === '') return refuse('Ghi lý do; lý do được lưu cùng kế hoạch.');
    if (reason.length > MOST_REASON) return refuse(`Lý do dài quá ${MOST_REASON} ký tự; đề nghị ghi gọn hơn.`);
    if (act === 'close' && sure !== 'yes') return refuse('Kết thúc là không thể đảo lại; đánh dấu xác nhận rồi gửi lại.');
    if (!(chosen.from as readonly string[]).includes(row.state) && !(await isFactKnown(db, id)))
      return refuse('Kế hoạch vừa chuyển sang trạng thái khác nên không thực hiện. Xem trạng thái hiện tại bên dưới.', 409);
    const actor = holds(viewer, 'administer', params.authority) ? 'administrator' : 'coordinator';
    const said = await sayFact(row, { id, kind: chosen.kind, actor, by: viewer.account, at: now() }, { text: reason });
    if (said.problem !== null) return refuse(said.problem);
    return reply.redirect(`${planUrl(row.id)}/manage?done=${act}`, 303);
  });
}

function isAct(act: string): act is keyof typeof ACTS {
  return Object.hasOwn(ACTS, act);
}

const MOST_REASON = 1_000;
const DONE: Readonly<Record<string, string>> = {
  pause: 'Đã tạm dừng: không gửi nhắc việc cho đến khi tiếp tục.',
  resume: 'Đã tiếp tục theo dõi.',
  close: 'Đã ghi nhận kết thúc kế hoạch; cơ quan đầu mối nhận tổng kết.',
  amended: 'Đã đưa điều chỉnh vào thực hiện; các đơn vị liên quan được báo trong một danh sách.',
};

type Shown = { done?: string | null; problem?: string; act?: string; reason?: string; id?: string };

async function replyManage(reply: FastifyReply, deps: WebDeps, row: PlanRow, viewer: Viewer, shown: Shown) {
  const versions = await listPlanVersions(deps.db, row.id);
  const canAmend = holds(viewer, 'administer', row.authority);
  return reply.page('plans/manage', {
    title: `Quản lý: ${row.plan.title}`,
    styles: ['plans.css'],
    plansUrl: authorityUrl(row.authority, 'plans'),
    done: shown.done ?? null,
    problem: shown.problem ?? null,
    id: shown.id ?? randomUUID(),
    reason: shown.reason ?? '',
    ...manageView({ row, versions, canAmend, act: shown.act ?? '' }),
  });
}
