import type { FastifyInstance } from 'fastify';
import { listAuthorities } from '../../store/authorities';
import { findFacts } from '../../store/find-facts';
import { findMessages } from '../../store/find-messages';
import { findPlan } from '../../store/find-plan';
import { messageView } from './message-view';
import { momentWords } from '../shell/moment-words';
import { planCard } from './plan-card';
import { planView } from './plan-view';
import type { WebDeps } from '../web-deps';

type Params = { Params: { authority: string; slug: string; year: string } };

/** `/a/{authority}/plans/{slug}/{year}`: one plan with its figures, what is open, its tasks and its last messages. */
export function registerPlan(app: FastifyInstance, { db, now, askPlan, rulesOf, publicUrl }: WebDeps): void {
  app.get<Params>('/a/:authority/plans/:slug/:year', { config: { access: 'follow' } }, async ({ params }, reply) => {
    const row = await findPlan(db, `${params.authority}/${params.slug}/${params.year}`);
    if (!row) return reply.callNotFound();
    const at = now();
    const [authorities, rules, facts, messages, answer] = await Promise.all([
      listAuthorities(db),
      rulesOf(row),
      findFacts(db, row.id),
      findMessages(db, { planId: row.id, limit: 20 }),
      askPlan(row.id),
    ]);
    const authority = authorities.find(({ id }) => id === row.authority);
    if (!authority) return reply.callNotFound();
    const view = {
      title: row.plan.title,
      at: momentWords(at),
      card: planCard(row, answer, at),
      ...planView({ plan: row.plan, rules, facts, authority, at }),
      messages: messages.map((message) => messageView(message, authorities, publicUrl)),
    };
    return reply.page('coordinate/plan', view);
  });
}
