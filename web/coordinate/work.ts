import type { FastifyInstance } from 'fastify';
import { dateAt } from '../../domain/zone';
import { countWords } from '../../templates/number-words';
import { authorityUrl } from '../shell/addresses';
import { pagingView, partOf, rowsOf } from '../shell/paging';
import { findPlanStates } from '../shell/plan-states';
import { queryOf } from '../shell/query-of';
import type { WebDeps } from '../web-deps';
import { choicesOf } from './choices';
import { findUnits, unitWords } from './find-units';
import { isHeldBy, isIn, openWork, type WorkState } from './open-work';
import { isOfSeveralPlans, titleWords, workRows } from './work-rows';

const STATES: Readonly<Record<WorkState, string>> = {
  late: 'Quá hạn',
  week: 'Đến hạn trong 07 ngày',
  month: 'Đến hạn trong 30 ngày',
  open: 'Tất cả việc chưa hoàn thành',
};

/** `/a/{authority}/work`: the open work of all plans, by state, unit and plan, page by page. */
export function registerWork(app: FastifyInstance, deps: WebDeps): void {
  app.get<{ Params: { authority: string } }>('/a/:authority/work', { config: { access: 'follow' } }, async (request, reply) => {
    const { authority } = request.params;
    const today = dateAt(deps.now());
    const query = queryOf(request);
    const state = (Object.keys(STATES) as WorkState[]).find((known) => known === query['state']) ?? 'open';
    const [unit, plan] = [query['unit'] ?? '', query['plan'] ?? ''];
    const plans = await findPlanStates(deps, authority);
    const register = plans[0]?.authority;
    const units = register ? findUnits(register, unit) : null;
    const works = openWork(plans.filter(({ row }) => plan === '' || row.id === plan))
      .filter((work) => isIn(state, work, today))
      .filter((work) => units === null || isHeldBy(work, units, today));
    const part = partOf(query);
    const path = authorityUrl(authority, 'work');
    return reply.page('coordinate/work', {
      title: 'Nhiệm vụ chưa hoàn thành',
      path,
      todayUrl: authorityUrl(authority, 'today'),
      count: countWords(works.length),
      states: choicesOf(Object.entries(STATES), state),
      unit: register ? unitWords(register, unit) : unit,
      plans: choicesOf(
        plans.map(({ row }): [string, string] => [row.id, titleWords(row.plan.title)]),
        plan,
      ),
      rows: await workRows(deps.db, rowsOf(works, part), today, isOfSeveralPlans(works)),
      paging: pagingView(path, query, part, { total: works.length }),
    });
  });
}
