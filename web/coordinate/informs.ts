import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { informable } from '../../domain/desk/waiting-items';
import { dateAt } from '../../domain/zone';
import { amendPlan } from '../../store/amend-plan';
import { unitName } from '../../templates/unit-words';
import { planUrl } from '../shell/addresses';
import { allOf, formOf } from '../shell/form-of';
import { findPlanState, type StandingPlan } from '../shell/plan-states';
import { queryOf } from '../shell/query-of';
import { holds } from '../shell/viewer';
import type { WebDeps } from '../web-deps';
import { amendedWords } from './acts/amended-words';
import { isFormId, newFormId } from './form-id';
import { titleWords } from './work-rows';

type Params = { Params: { authority: string; slug: string; year: string } };
type Tried = { units: readonly string[]; id: string; problem: string };

const PATH = '/a/:authority/plans/:slug/:year/informs';

const DONE = 'Đã ghi nhận: cơ quan được thông tin về kế hoạch.';
const TOO_LATE = 'Thông báo nhiệm vụ được giao đã gửi; cơ quan được chọn sau đó không nhận được nên không ghi nhận.';
const STALE = 'Biểu mẫu không còn hiệu lực; đề nghị tải lại trang và thực hiện lại.';

/** Ticking the higher and outside bodies that are told of a plan; possible until its first notices are out. */
export function registerInforms(app: FastifyInstance, deps: WebDeps): void {
  const find = ({ params }: FastifyRequest<Params>) => findPlanState(deps, `${params.authority}/${params.slug}/${params.year}`);
  const show = (request: FastifyRequest<Params>, reply: FastifyReply, plan: StandingPlan, tried: Tried | null = null) => {
    const mayDecide = request.viewer !== null && holds(request.viewer, 'decide', request.params.authority);
    const done = tried ? undefined : queryOf(request)['done'] && DONE;
    return reply.page('coordinate/informs', { ...view(plan, dateAt(deps.now()), mayDecide, tried), done });
  };

  app.get<Params>(PATH, { config: { access: 'follow' } }, async (request, reply) => {
    const plan = await find(request);
    return plan ? show(request, reply, plan) : reply.callNotFound();
  });

  app.post<Params>(PATH, { config: { access: 'decide' } }, async (request, reply) => {
    const plan = await find(request);
    if (!plan) return reply.callNotFound();
    const form = formOf(request);
    const chosen = allOf(request, 'units');
    const problem = await inform(deps, plan, { form, chosen, by: request.viewer?.account ?? '' });
    if (problem === null) return reply.redirect(`${planUrl(plan.row.id)}/informs?done=informs`, 303);
    return show(request, reply.code(422), plan, { units: chosen, id: form['_id'] ?? '', problem });
  });
}

type Choice = { form: Record<string, string>; chosen: readonly string[]; by: string };

async function inform({ db, now }: WebDeps, plan: StandingPlan, { form, chosen, by }: Choice): Promise<string | null> {
  const { _id: id, version = '' } = form;
  if (!isFormId(id) || !/^\d{1,6}$/.test(version)) return STALE;
  if (!isInTime(plan)) return TOO_LATE;
  const may = informable(plan.rules, plan.state);
  if (!chosen.every((unit) => may.includes(unit))) return STALE;
  // Who was ticked and has no part in the plan any more stays as it is.
  const others = plan.row.plan.informs.filter((unit) => !may.includes(unit));
  const amended = { ...plan.row.plan, informs: [...others, ...may.filter((unit) => chosen.includes(unit))] };
  return amendedWords(await amendPlan(db, { id, plan: amended, from: Number(version), at: now(), by })).problem;
}

function isInTime({ row }: StandingPlan): boolean {
  return row.handledOn === null && row.state !== 'closed';
}

function view(plan: StandingPlan, today: string, mayDecide: boolean, tried: Tried | null) {
  const { row, rules, state, authority } = plan;
  const chosen = tried?.units ?? rules.informs;
  return {
    title: 'Cơ quan cấp trên, bên ngoài được thông tin',
    crumbs: [{ to: planUrl(row.id), words: titleWords(row.plan.title) }],
    url: `${planUrl(row.id)}/informs`,
    id: tried?.id || newFormId(),
    version: row.version,
    isInTime: isInTime(plan),
    mayTick: mayDecide && isInTime(plan),
    units: informable(rules, state).map((unit) => ({
      id: unit,
      name: unitName(row.plan, authority, unit, today),
      isChosen: chosen.includes(unit),
    })),
    problem: tried?.problem,
  };
}
