import type { FastifyInstance } from 'fastify';
import { yearOf } from '../../domain/dates';
import { dateAt } from '../../domain/zone';
import { findAuthority } from '../../store/authorities';
import { authorityWords } from '../../templates/plan-words';
import { momentWords } from '../shell/moment-words';
import { findPlanStates } from '../shell/plan-states';
import { plansAsked } from '../survey/plans-asked';
import type { WebDeps } from '../web-deps';
import { overviewView } from './overview-view';

/** `/a/{authority}/overview?year=`: the leadership's one page. */
export function registerYearOverview(app: FastifyInstance, deps: WebDeps): void {
  app.get<{ Params: { authority: string }; Querystring: { year?: unknown } }>(
    '/a/:authority/overview',
    { config: { access: 'overview' } },
    async ({ params, query }, reply) => {
      const at = deps.now();
      const [authority, all] = await Promise.all([
        findAuthority(deps.db, params.authority),
        findPlanStates(deps, params.authority),
      ]);
      if (!authority) return reply.callNotFound();
      const { plans, year, years } = plansAsked(all, { year: query.year }, yearOf(dateAt(at)));
      const view = {
        title: `Tổng quan năm ${year}`,
        styles: ['overview.css'],
        authority: authorityWords(authority),
        at: momentWords(at),
        years: years.length > 1 ? years : [],
        ...overviewView(plans, dateAt(at)),
      };
      return reply.page('overview/overview', view);
    },
  );
}
