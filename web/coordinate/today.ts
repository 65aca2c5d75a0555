import type { FastifyInstance } from 'fastify';
import { dateAt } from '../../domain/zone';
import { findRegister } from '../shell/find-register';
import { findUnreachedPersons } from '../../store/find-unreached-persons';
import { isFollowed } from '../../store/plan-row';
import { findPlanStates } from '../shell/plan-states';
import { partOfWork } from './open-work';
import { todayView } from './today-view';
import { unreachedSince } from './unreached-rows';
import { firstWaiting } from './waiting-rows';
import { workRows } from './work-rows';
import type { WebDeps } from '../web-deps';

/** What a section of the page shows at most; the rest is behind its link. */
const MOST_ROWS = 15;

/** `/a/{authority}/today`: what waits for the coordinator, what is late, what reached nobody, what is due this week. */
export function registerToday(app: FastifyInstance, deps: WebDeps): void {
  const { db, now } = deps;
  app.get<{ Params: { authority: string } }>(
    '/a/:authority/today',
    { config: { access: 'follow' } },
    async ({ params }, reply) => {
      const at = now();
      const today = dateAt(at);
      const [authority, plans, unreached] = await Promise.all([
        findRegister(deps, params.authority),
        findPlanStates(deps, params.authority),
        findUnreachedPersons(db, { authority: params.authority, since: unreachedSince(at), limit: MOST_ROWS + 1 }),
      ]);
      if (!authority) return reply.callNotFound();
      const late = partOfWork(plans, 'late', today, MOST_ROWS);
      const week = partOfWork(plans, 'week', today, MOST_ROWS);
      const isOfSeveral = plans.filter(({ row }) => isFollowed(row)).length > 1;
      const [lateRows, weekRows] = await Promise.all([late, week].map(({ first }) => workRows(db, first, today, isOfSeveral)));
      return reply.page(
        'coordinate/today',
        todayView({
          authority,
          plans,
          at,
          waiting: firstWaiting(plans, today, MOST_ROWS),
          late: { count: late.count, rows: lateRows ?? [] },
          week: { count: week.count, rows: weekRows ?? [] },
          unreached,
          mostRows: MOST_ROWS,
        }),
      );
    },
  );
}
