import type { FastifyInstance } from 'fastify';
import { dateAt } from '../../domain/zone';
import { listMessages } from '../../store/find-message-list';
import { pagingView, partOf, rowsOf } from '../shell/paging';
import { findPlanStates } from '../shell/plan-states';
import { queryOf } from '../shell/query-of';
import type { WebDeps } from '../web-deps';
import { unitUrl } from './addresses';
import { digestText } from './digest-text';
import { findRegister } from '../shell/find-register';
import { listedMessage } from './listed-message';
import { isHeldBy, openWork } from './open-work';
import { unitView } from './unit-view';
import { isOfSeveralPlans, workRows } from './work-rows';

type Params = { Params: { authority: string; unit: string } };

const PATH = '/a/:authority/units/:unit';

/** How many of a unit's last messages its page shows. */
const LAST_MESSAGES = 10;

/** A unit: its open work in all plans, its people, its last messages; and its work as a text to copy. */
export function registerUnit(app: FastifyInstance, deps: WebDeps): void {
  const { db, now, publicUrl } = deps;
  const find = async ({ authority, unit: id }: Params['Params']) => {
    const register = await findRegister(deps, authority);
    const unit = register?.units.find((one) => one.id === id);
    if (!register || !unit) return null;
    const at = now();
    const works = openWork(await findPlanStates(deps, authority)).filter((work) => isHeldBy(work, new Set([id]), dateAt(at)));
    return { register, unit, works, at };
  };

  app.get<Params>(PATH, { config: { access: 'follow' } }, async (request, reply) => {
    const found = await find(request.params);
    if (!found) return reply.callNotFound();
    const { register, unit, works, at } = found;
    const query = queryOf(request);
    const part = partOf(query);
    const [rows, messages] = await Promise.all([
      workRows(db, rowsOf(works, part), dateAt(at), isOfSeveralPlans(works)),
      listMessages(db, { authority: register.id, units: [unit.id], limit: LAST_MESSAGES }),
    ]);
    return reply.page('coordinate/unit', {
      ...unitView({ register, unit, works, at }),
      rows,
      paging: pagingView(unitUrl(register.id, unit.id), query, part, { total: works.length }),
      messages: messages.map((message) => listedMessage(message, register, publicUrl)),
    });
  });

  app.get<Params>(`${PATH}/digest`, { config: { access: 'follow' } }, async (request, reply) => {
    const found = await find(request.params);
    if (!found) return reply.callNotFound();
    const { register, unit, works, at } = found;
    return reply.page('coordinate/digest', {
      ...unitView({ register, unit, works, at }),
      title: 'Nội dung gửi nhóm Zalo của đơn vị',
      unitUrl: unitUrl(register.id, unit.id),
      text: digestText({ register, unit, works, today: dateAt(at) }),
    });
  });
}
