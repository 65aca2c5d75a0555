import type { FastifyInstance } from 'fastify';
import { yearOf } from '../../domain/dates';
import { statisticsRows } from '../../domain/statistics-rows';
import { dateAt } from '../../domain/zone';
import { attachmentHeader } from '../../reports/attachment-header';
import { writeCsv } from '../../reports/write-csv';
import { authorityUrl } from '../shell/addresses';
import { findPlanStates } from '../shell/plan-states';
import type { WebDeps } from '../web-deps';
import { plansAsked } from './plans-asked';
import { statisticsPage } from './statistics-page';
import { statisticsQuestion, type StatisticsQuery } from './statistics-question';
import { statisticsTable, type StatisticsTable } from './statistics-view';

type Asked = { Params: { authority: string }; Querystring: StatisticsQuery };

/** `/a/{authority}/statistics` by unit or period, as a page, and the whole table as `statistics.csv`. */
export function registerStatistics(app: FastifyInstance, deps: WebDeps): void {
  app.get<Asked>('/a/:authority/statistics', { config: { access: 'follow' } }, async ({ params, query }, reply) => {
    const { table, asked, question, problem } = await figures(deps, params.authority, query);
    const url = authorityUrl(params.authority, 'statistics');
    const view = statisticsPage({ table, asked, question, problem, query, url, at: deps.now() });
    return reply.code(problem ? 400 : 200).page('survey/statistics', view);
  });
  app.get<Asked>('/a/:authority/statistics.csv', { config: { access: 'follow' } }, async ({ params, query }, reply) => {
    const { table, asked, problem } = await figures(deps, params.authority, query);
    if (problem) return reply.code(400).page('shell/notice', { title: 'Chưa tải được bảng', text: problem });
    const name = `Thống kê ${asked.year} đến ${dateAt(deps.now())}.csv`;
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', attachmentHeader(name))
      .send(writeCsv(linesOf(table)));
  });
}

async function figures(deps: WebDeps, authority: string, query: StatisticsQuery) {
  const today = dateAt(deps.now());
  const plans = await findPlanStates(deps, authority);
  const asked = plansAsked(plans, query, yearOf(today));
  const { question, problem } = statisticsQuestion(query);
  const rows = statisticsRows(asked.plans, today, question);
  const register = plans[0]?.authority ?? { units: [] };
  return { asked, question, problem, table: statisticsTable(rows, question, register, today) };
}

function linesOf({ head, columns, rows, total }: StatisticsTable): (string | number)[][] {
  return [[head, ...columns], ...rows.map(({ name, cells }) => [name, ...cells]), ['Tổng cộng', ...total]];
}
