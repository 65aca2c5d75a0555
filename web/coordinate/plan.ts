import type { FastifyInstance } from 'fastify';
import { listMessages } from '../../store/find-message-list';
import { momentWords } from '../shell/moment-words';
import { findPlanState } from '../shell/plan-states';
import { queryOf } from '../shell/query-of';
import { wordOf } from '../shell/word-of';
import { listedMessage } from './listed-message';
import { planCard } from './plan-card';
import { planView } from './plan-view';
import type { WebDeps } from '../web-deps';

type Params = { Params: { authority: string; slug: string; year: string } };

/** How many of a plan's last messages its page shows. */
const LAST_MESSAGES = 10;

/** `/a/{authority}/plans/{slug}/{year}`: one plan with its figures, its tasks, what the engine does next, its last messages. */
export function registerPlan(app: FastifyInstance, deps: WebDeps): void {
  const { db, now, askPlan, publicUrl } = deps;
  app.get<Params>('/a/:authority/plans/:slug/:year', { config: { access: 'follow' } }, async (request, reply) => {
    const { authority, slug, year } = request.params;
    const plan = await findPlanState(deps, `${authority}/${slug}/${year}`);
    if (!plan) return reply.callNotFound();
    const at = now();
    const query = queryOf(request);
    const [messages, answer] = await Promise.all([
      listMessages(db, { authority, planId: plan.row.id, limit: LAST_MESSAGES }),
      askPlan(plan.row.id),
    ]);
    return reply.page('coordinate/plan', {
      title: plan.row.plan.title,
      styles: ['coordinate.css'],
      at: momentWords(at),
      card: planCard(plan.row, answer, at),
      ...planView(plan, at, query),
      done: wordOf(DONE, query['done']) ?? null,
      messages: messages.map((message) => listedMessage(message, plan.authority, publicUrl)),
    });
  });
}

const DONE: Readonly<Record<string, string>> = {
  started: 'Kế hoạch đã được đưa vào theo dõi. Những thư đầu tiên được gửi trong giờ gửi tin của ngày làm việc.',
};
