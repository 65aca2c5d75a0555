import type { FastifyInstance } from 'fastify';
import { yearOf } from '../../domain/dates';
import { measure } from '../../domain/measure';
import { dateAt } from '../../domain/zone';
import { PLAN_STATE_WORDS } from '../../templates/status-words';
import { authorityUrl, planUrl } from '../shell/addresses';
import { momentWords } from '../shell/moment-words';
import { pageAsked, pagination } from '../shell/pagination';
import { findPlanStates, type StandingPlan } from '../shell/plan-states';
import type { WebDeps } from '../web-deps';
import { choosePlan } from './choose-plan';
import { gridRows } from './grid-rows';
import { gridView } from './grid-view';
import { pagesOfRows } from './pages-of-rows';

type Query = { plan?: unknown; year?: unknown; page?: unknown; all?: unknown };

/** `/a/{authority}/grid?plan=&year=`: a plan's year at a glance, tasks × months; `all=1` without pages, for paper. */
export function registerGrid(app: FastifyInstance, deps: WebDeps): void {
  app.get<{ Params: { authority: string }; Querystring: Query }>(
    '/a/:authority/grid',
    { config: { access: 'follow' } },
    async ({ params, query }, reply) => {
      const at = deps.now();
      const plans = await findPlanStates(deps, params.authority);
      const asked = { plan: String(query.plan ?? ''), year: String(query.year ?? '') };
      const { chosen, years, choices } = choosePlan(plans, asked, yearOf(dateAt(at)));
      const frame = { title: 'Bảng năm', styles: ['survey.css'], years, choices, at: momentWords(at) };
      if (!chosen) return reply.page('survey/grid', { ...frame, plansUrl: authorityUrl(params.authority, 'plans') });
      return reply.page('survey/grid', { ...frame, ...planGrid(chosen, query, dateAt(at)) });
    },
  );
}

function planGrid({ row, rules, facts, state }: StandingPlan, query: Query, today: string) {
  const { plan } = row;
  const rows = gridRows(plan, rules, measure(rules, facts, state), today);
  const isWhole = query.all === '1';
  const pages = isWhole ? [rows] : pagesOfRows(rows);
  const page = isWhole ? 1 : pageAsked(query.page, pages.length);
  const url = `${authorityUrl(row.authority, 'grid')}?plan=${plan.slug}&year=${plan.year}`;
  return {
    plan: {
      title: plan.title,
      url: planUrl(row.id),
      state: PLAN_STATE_WORDS[row.state],
      tasks: plan.tasks.length,
      year: plan.year,
    },
    grid: gridView({ planId: row.id, year: plan.year, rows: pages[page - 1] ?? [], today, withList: !isWhole }),
    pagination: pagination(url, page, pages.length),
    wholeUrl: pages.length > 1 ? `${url}&all=1` : null,
  };
}
