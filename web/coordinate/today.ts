import type { FastifyInstance } from 'fastify';
import { dateAt } from '../../domain/zone';
import { findRegister } from './find-register';
import { findUnreachedPersons } from '../../store/find-unreached-persons';
import { findPlanStates } from '../shell/plan-states';
import { isIn, openWork } from './open-work';
import { todayView } from './today-view';
import { unreachedSince } from './unreached-rows';
import { allWaiting } from './waiting-rows';
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
      const open = openWork(plans);
      const late = open.filter((work) => isIn('late', work, today));
      const week = open.filter((work) => isIn('week', work, today));
      const [lateRows, weekRows] = await Promise.all([late, week].map((works) => workRows(db, works.slice(0, MOST_ROWS), today)));
      return reply.page(
        'coordinate/today',
        todayView({
          authority,
          plans,
          at,
          waiting: allWaiting(plans, today),
          late: { count: late.length, rows: lateRows ?? [] },
          week: { count: week.length, rows: weekRows ?? [] },
          unreached,
          mostRows: MOST_ROWS,
        }),
      );
    },
  );
}
