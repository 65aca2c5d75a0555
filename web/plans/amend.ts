import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ConfigProblem } from '../../config/config-error';
import { parsePlan } from '../../config/load-plan';
import { planYaml } from '../../config/write-plan';
import type { Plan } from '../../domain/plan';
import { dateAt } from '../../domain/zone';
import { amendPlan } from '../../store/amend-plan';
import { authorityUrl, planUrl } from '../shell/addresses';
import { formOf } from '../shell/form-of';
import { findPlanState, type StandingPlan } from '../shell/plan-states';
import type { WebDeps } from '../web-deps';
import { PLAN_PATH, type PlanParams } from './addresses';
import { differenceWords } from './difference-words';
import { isFormId } from './form-id';
import { amendedByDocument } from './amend-document';
import { amendedTask, taskFormView, type TaskFields } from './amend-task';
import { planIdOf } from './plan-of';
import { problemsView } from './problems-view';
import { readPlanText } from './read-plan-text';
import { toldOfChange } from './told-of-change';

type Amend = PlanParams & { Querystring: { task?: string } };

/**
 * `/a/{authority}/plans/{slug}/{year}/amend`: the plan as text, one task as a form, or its corrected document; the difference and who will be told are
 * shown before it is put into force (`amend/confirm`). What was made from an older version is shown against the newest first.
 */
export function registerAmend(app: FastifyInstance, deps: WebDeps): void {
  const config = { access: 'administer' } as const;
  const planOf = async ({ params }: { params: PlanParams['Params'] }) => {
    const found = await findPlanState(deps, planIdOf(params));
    return found?.row.state === 'closed' ? null : found;
  };

  app.get<Amend>(`${PLAN_PATH}/amend`, { config }, async (request, reply) => {
    const found = await planOf(request);
    if (!found) return reply.callNotFound();
    const task = found.row.plan.tasks.find(({ no }) => no === request.query.task);
    return replyForm(reply, found, { task: task?.no });
  });

  app.post<Amend>(`${PLAN_PATH}/amend`, { config }, async (request, reply) => {
    const found = await planOf(request);
    if (!found) return reply.callNotFound();
    const { text = '' } = formOf(request);
    const read = readAmended(found, text);
    if (!read.plan) return replyForm(reply.code(400), found, { text, problems: read.problems });
    return replyPreview(reply, deps, found, read.plan, text, { base: baseOf(request, found) });
  });

  app.post<Amend>(`${PLAN_PATH}/amend/document`, { config }, async (request, reply) => {
    const found = await planOf(request);
    if (!found) return reply.callNotFound();
    const sent = await amendedByDocument(request, deps, found.row.plan, found.authority);
    if (sent.plan === null) return replyForm(reply.code(422), found, { fileError: sent.problem });
    const text = planYaml(sent.plan, found.authority);
    const read = readAmended(found, text);
    if (!read.plan) return replyForm(reply.code(400), found, { text, problems: read.problems });
    return replyPreview(reply, deps, found, read.plan, text, { base: baseOf(request, found), notes: sent.notes });
  });

  app.post<Amend>(`${PLAN_PATH}/amend/task`, { config }, async (request, reply) => {
    const found = await planOf(request);
    const fields: TaskFields = formOf(request);
    const no = fields['task'] ?? '';
    if (!found?.row.plan.tasks.some((task) => task.no === no)) return reply.callNotFound();
    const amended = amendedTask(found.row.plan, no, fields, found.authority);
    if (!amended.plan) return replyForm(reply.code(422), found, { task: no, fields, wrong: amended.problems });
    const text = planYaml(amended.plan, found.authority);
    return replyPreview(reply, deps, found, amended.plan, text, { base: baseOf(request, found) });
  });

  app.post<Amend>(`${PLAN_PATH}/amend/confirm`, { config }, async (request, reply) => {
    const found = await planOf(request);
    const { _id: id = '', reason = '', text = '' } = formOf(request);
    if (!found || !request.viewer || !isFormId(id)) return reply.callNotFound();
    const read = readAmended(found, text);
    if (!read.plan) return replyForm(reply.code(400), found, { text, problems: read.problems });
    const { plan } = read;
    const base = baseOf(request, found);
    const again = (status: number, problem: string, from: number) =>
      replyPreview(reply.code(status), deps, found, plan, text, { base: from, problem, reason, id });
    if (reason === '' || reason.length > MOST_REASON)
      return again(422, `Ghi lý do điều chỉnh, không quá ${MOST_REASON} ký tự.`, base);
    const outcome = await amendPlan(deps.db, { id, plan, from: base, at: deps.now(), by: request.viewer.account, reason });
    if (outcome === 'stale') return again(409, STALE, found.row.version);
    if (outcome === 'same') return again(422, 'Nội dung không thay đổi gì so với kế hoạch đang theo dõi.', base);
    if (outcome === 'closed') return reply.callNotFound();
    return reply.redirect(`${planUrl(plan.id)}/manage?done=amended`, 303);
  });
}

const MOST_REASON = 1_000;
const STALE =
  'Kế hoạch vừa được người khác điều chỉnh nên chưa đưa vào thực hiện. Dưới đây là thay đổi so với phiên bản mới nhất; xem lại, nhất là phần người khác vừa sửa, rồi xác nhận.';

function baseOf(request: FastifyRequest, { row }: StandingPlan): number {
  const base = Number(formOf(request)['base']);
  return Number.isInteger(base) && base >= 1 ? base : row.version;
}

// The plan must stay the plan it is: another slug or year would be another plan.
function readAmended({ row, authority }: StandingPlan, text: string) {
  const read = readPlanText(text, authority, parsePlan);
  if (!read.plan || read.plan.id === row.id) return read;
  const message = 'Điều chỉnh không được đổi authority, slug, year';
  const hint = `Ghi authority: ${row.authority}, slug: ${row.plan.slug}, year: ${row.plan.year}`;
  return { plan: null, problems: [{ file: '', line: 0, field: '', message, hint }] };
}

type Given = {
  text?: string;
  problem?: string | null;
  problems?: readonly ConfigProblem[];
  task?: string | undefined;
  fields?: TaskFields;
  wrong?: Readonly<Record<string, string>>;
  fileError?: string;
};

function replyForm(reply: FastifyReply, { row, authority }: StandingPlan, given: Given) {
  const text = given.text ?? planYaml(row.plan, authority);
  return reply.page('plans/amend', {
    title: `Điều chỉnh: ${row.plan.title}`,
    styles: ['plans.css'],
    ...crumbs(row),
    base: row.version,
    text,
    textOpen: given.text !== undefined,
    problem: given.problem ?? null,
    fileError: given.fileError ?? null,
    ...problemsView(given.problems ?? [], text),
    tasks: row.plan.tasks.map(({ no, title }) => ({ no, title, isChosen: no === given.task })),
    form: given.task === undefined ? null : taskFormView(row.plan, given.task, given.fields, given.wrong ?? {}),
  });
}

type Preview = { base: number; problem?: string; reason?: string; id?: string; notes?: readonly string[] };

function replyPreview(reply: FastifyReply, deps: WebDeps, found: StandingPlan, plan: Plan, text: string, given: Preview) {
  const { row, rules } = found;
  const isOld = given.base !== row.version;
  const today = dateAt(deps.now());
  return reply.page('plans/preview', {
    title: `Xem trước điều chỉnh: ${row.plan.title}`,
    styles: ['plans.css'],
    ...crumbs(row),
    // Whoever looks at the difference with the newest version has seen what the other one changed.
    base: row.version,
    text,
    id: given.id ?? randomUUID(),
    reason: given.reason ?? '',
    problem: given.problem ?? (isOld ? STALE : null),
    notes: given.notes ?? [],
    differences: differenceWords(row.plan, plan, rules.calendar),
    isRunning: row.state === 'running' || row.state === 'paused',
    told: toldOfChange(found, plan, today),
  });
}

function crumbs({ id, authority, plan }: StandingPlan['row']) {
  const url = planUrl(id);
  return {
    plansUrl: authorityUrl(authority, 'plans'),
    planTitle: plan.title,
    planUrl: url,
    manageUrl: `${url}/manage`,
    amendUrl: `${url}/amend`,
  };
}
