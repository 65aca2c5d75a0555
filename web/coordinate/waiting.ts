import type { FastifyInstance } from 'fastify';
import { dateAt } from '../../domain/zone';
import { authorityUrl } from '../shell/addresses';
import { pagingView, partOf, rowsOf } from '../shell/paging';
import { findPlanStates } from '../shell/plan-states';
import { queryOf } from '../shell/query-of';
import type { WebDeps } from '../web-deps';
import { allWaiting, waitingRow } from './waiting-rows';

/** `/a/{authority}/waiting`: everything that waits for the coordinator, page by page. */
export function registerWaiting(app: FastifyInstance, deps: WebDeps): void {
  app.get<{ Params: { authority: string } }>(
    '/a/:authority/waiting',
    { config: { access: 'follow' } },
    async (request, reply) => {
      const { authority } = request.params;
      const today = dateAt(deps.now());
      const query = queryOf(request);
      const part = partOf(query);
      const waiting = allWaiting(await findPlanStates(deps, authority), today);
      return reply.page('coordinate/waiting', {
        title: 'Chờ quyết định',
        todayUrl: authorityUrl(authority, 'today'),
        waiting: rowsOf(waiting, part).map((item) => waitingRow(item, today)),
        paging: pagingView(authorityUrl(authority, 'waiting'), query, part, { total: waiting.length }),
      });
    },
  );
}
