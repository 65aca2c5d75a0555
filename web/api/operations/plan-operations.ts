import { z } from 'zod';
import type { FactKind } from '../../../domain/fact';
import type { Named, Task } from '../../../domain/plan';
import { isoAt } from '../../../domain/zone';
import type { PlanRow } from '../../../store/plan-row';
import { findPlanStates } from '../../shell/plan-states';
import { operation, type Ask } from '../serve/operation';
import { Problem } from '../serve/problem';
import { notFound } from '../serve/serve-operation';
import { name, pageOf, paging, planParams, text } from '../shapes/fields';
import { planShape, planState, taskShape } from '../shapes/plan-shapes';
import { findPlanAsked } from './find-plan-asked';
import { pageOfList } from './page-of-list';
import { startPlanAsked } from './start-plan-asked';

const TAG = 'Kế hoạch';
const reason = z
  .strictObject({
    reason: text(2_000)
      .refine((given) => given !== '', 'Ghi lý do.')
      .describe('Lý do'),
  })
  .meta({ id: 'Reason', description: 'Lý do của việc làm' });

/** Plans: read, start, pause, resume, close. */
export const planOperations = [
  operation({
    id: 'listPlans',
    method: 'GET',
    path: '/plans',
    tag: TAG,
    summary: 'Các kế hoạch, theo mã',
    scope: 'read',
    query: z.strictObject({
      ...paging,
      state: planState.optional(),
      year: z
        .string()
        .regex(/^\d{4}$/, 'Ghi năm bằng bốn chữ số.')
        .optional(),
    }),
    reply: pageOf(planShape),
    status: 200,
    handle: async ({ deps, key, query }) => {
      const all = (await findPlanStates(deps, key.authority)).map(({ row }) => planReply(row));
      const wanted = all.filter(
        ({ state, year }) => (query.state ?? state) === state && (query.year ?? String(year)) === String(year),
      );
      return pageOfList(wanted, ({ id }) => id, query);
    },
  }),
  operation({
    id: 'readPlan',
    method: 'GET',
    path: '/plans/{slug}/{year}',
    tag: TAG,
    summary: 'Một kế hoạch',
    scope: 'read',
    params: planParams,
    reply: planShape,
    status: 200,
    handle: async (ask) => planReply((await findPlanAsked(ask)).row),
  }),
  operation({
    id: 'startPlan',
    method: 'POST',
    path: '/plans/{slug}/{year}/start',
    tag: TAG,
    summary: 'Bắt đầu theo dõi kế hoạch',
    description: 'Kế hoạch đang theo dõi thì giữ nguyên. Kế hoạch đã kết thúc không bắt đầu lại được.',
    scope: 'plans',
    params: planParams,
    reply: planShape,
    status: 200,
    problems: ['refused'],
    handle: async (ask) => planReply(await startPlanAsked(ask.deps, (await findPlanAsked(ask)).row, ask.key.id, ask.at)),
  }),
  changes('pausePlan', 'pause', 'paused', 'Tạm dừng kế hoạch'),
  changes('resumePlan', 'resume', 'resumed', 'Tiếp tục kế hoạch đang tạm dừng'),
  changes('closePlan', 'close', 'closed', 'Kết thúc kế hoạch'),
  operation({
    id: 'listTasks',
    method: 'GET',
    path: '/plans/{slug}/{year}/tasks',
    tag: TAG,
    summary: 'Các nhiệm vụ, theo thứ tự của kế hoạch',
    scope: 'read',
    params: planParams,
    query: z.strictObject(paging),
    reply: pageOf(taskShape),
    status: 200,
    handle: async (ask) => {
      const { row } = await findPlanAsked(ask);
      return pageOfList(row.plan.tasks.map(taskReply), ({ no }) => no, ask.query);
    },
  }),
  operation({
    id: 'readTask',
    method: 'GET',
    path: '/plans/{slug}/{year}/tasks/{no}',
    tag: TAG,
    summary: 'Một nhiệm vụ',
    scope: 'read',
    params: planParams.extend({ no: name.describe('Số nhiệm vụ') }),
    reply: taskShape,
    status: 200,
    handle: async (ask) => {
      const task = (await findPlanAsked(ask)).row.plan.tasks.find(({ no }) => no === ask.params.no);
      if (!task) throw notFound();
      return taskReply(task);
    },
  }),
];

function changes(id: string, act: string, kind: Extract<FactKind, 'paused' | 'resumed' | 'closed'>, summary: string) {
  return operation({
    id,
    method: 'POST',
    path: `/plans/{slug}/{year}/${act}`,
    tag: TAG,
    summary,
    scope: 'plans',
    params: planParams,
    body: reason,
    example: { body: { reason: 'Theo chỉ đạo của lãnh đạo UBND' } },
    reply: planShape,
    status: 200,
    problems: ['refused'],
    handle: async (ask) => {
      await sayOf(ask, kind, ask.body.reason);
      return planReply((await findPlanAsked(ask)).row);
    },
  });
}

async function sayOf(ask: Ask<{ slug: string; year: string }, unknown, unknown>, kind: FactKind, reason: string): Promise<void> {
  const { row } = await findPlanAsked(ask);
  const said = await ask.deps.sayFact(row, { id: ask.actId, kind, actor: 'administrator', at: ask.at }, { text: reason });
  if (said.problem !== null) throw new Problem('refused', said.problem);
}

function planReply({ id, plan, state, version, startedAt, handledOn, factSeq }: PlanRow) {
  const { slug, year, title, number, issuedOn, tasks, coordinator, leadership } = plan;
  return {
    ...{ id, slug, year, title, number, issuedOn, state, version },
    startedAt: startedAt === null ? null : isoAt(startedAt),
    handledOn,
    facts: factSeq,
    tasks: tasks.length,
    coordinator: bodyReply(coordinator),
    leadership: bodyReply(leadership),
  };
}

function taskReply({ no, title, shortTitle, products, leads, partners, when, schedules, source }: Task) {
  return {
    ...{ no, title, shortTitle, products: [...products], when, source },
    leads: leads.map((lead) => ({ ...bodyReply(lead), accountable: lead.accountable, scope: lead.scope })),
    partners: partners.map(bodyReply),
    schedules: schedules.map((one) => ({
      text: one.text,
      class: one.class,
      label: one.label ?? null,
      needs: one.needs ?? null,
    })),
  };
}

function bodyReply({ name, unit, group }: Named) {
  return { name, unit, group };
}
