import type { FastifyInstance } from 'fastify';
import { findAlarms } from '../../store/alarms';
import { listAuthorities } from '../../store/authorities';
import { findDeliveries } from '../../store/find-deliveries';
import { findMessages } from '../../store/find-messages';
import { listPlans } from '../../store/find-plan';
import { messageView } from '../coordinate/message-view';
import { momentWords } from '../shell/moment-words';
import { planCard } from '../coordinate/plan-card';
import { waitingView } from './waiting-view';
import type { WebDeps } from '../web-deps';

/** `/a/{authority}/administration/system`: the plans with their next moment, what waits to be sent, the last messages. */
export function registerSystem(app: FastifyInstance, deps: WebDeps): void {
  const { db, now, askPlan, rulesOf, publicUrl } = deps;
  app.get<{ Params: { authority: string } }>(
    '/a/:authority/administration/system',
    { config: { access: 'administer' } },
    async ({ params }, reply) => {
      const at = now();
      const [all, authorities, open, messages, alarms] = await Promise.all([
        listPlans(db),
        listAuthorities(db),
        findDeliveries(db, { state: 'open' }),
        findMessages(db, { authority: params.authority, limit: 20 }),
        findAlarms(db),
      ]);
      const rows = all.filter(({ authority }) => authority === params.authority);
      const plans = await Promise.all(rows.map(async (row) => planCard(row, await askPlan(row.id), at)));
      const rules = new Map(await Promise.all(rows.map(async (row) => [row.id, await rulesOf(row)] as const)));
      const view = {
        title: 'Tình trạng hệ thống',
        at: momentWords(at),
        silent: plans.some(({ silent }) => silent),
        alarms: alarms.map(({ words, mend, raisedAt }) => ({ words, mend, since: momentWords(raisedAt) })),
        plans,
        waiting: waitingView(
          open.filter(({ authority }) => authority === params.authority),
          rules,
          at,
        ),
        messages: messages.map((message) => messageView(message, authorities, publicUrl)),
      };
      return reply.page('administer/system', view);
    },
  );
}
