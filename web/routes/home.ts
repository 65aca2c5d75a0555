import type { FastifyInstance } from 'fastify';
import { findAlarms } from '../../store/alarms';
import { listAuthorities } from '../../store/authorities';
import { findDeliveries } from '../../store/find-deliveries';
import { findMessages } from '../../store/find-messages';
import { listPlans } from '../../store/find-plan';
import { render } from '../render';
import { messageView } from '../views/message-view';
import { momentWords } from '../views/moment-words';
import { planCard } from '../views/plan-card';
import { waitingView } from '../views/waiting-view';
import type { WebDeps } from '../web-deps';

/** `/`: the plans with their next moment, what waits to be sent, the last messages. */
export function registerHome(app: FastifyInstance, deps: WebDeps): void {
  const { db, now, askPlan, rulesOf, publicUrl } = deps;
  app.get('/', async (_request, reply) => {
    const at = now();
    const [rows, authorities, open, messages, alarms] = await Promise.all([
      listPlans(db),
      listAuthorities(db),
      findDeliveries(db, { state: 'open' }),
      findMessages(db, { limit: 20 }),
      findAlarms(db),
    ]);
    const plans = await Promise.all(rows.map(async (row) => planCard(row, await askPlan(row.id), at)));
    const rules = new Map(await Promise.all(rows.map(async (row) => [row.id, await rulesOf(row)] as const)));
    const view = {
      title: 'Tình trạng kế hoạch',
      at: momentWords(at),
      silent: plans.some(({ silent }) => silent),
      alarms: alarms.map(({ words, mend, raisedAt }) => ({ words, mend, since: momentWords(raisedAt) })),
      plans,
      waiting: waitingView(open, rules, at),
      messages: messages.map((message) => messageView(message, authorities, publicUrl)),
    };
    return reply.type('text/html; charset=utf-8').send(render('home', view));
  });
}
