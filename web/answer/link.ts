import type { FastifyInstance } from 'fastify';
import { listPlans } from '../../store/find-plan';
import type { WebDeps } from '../web-deps';

/**
 * `/l/{token}`: where a message's link leads. The same page for every token, right or wrong: it neither uses the link up
 * nor tells whether it is one. It says to whom to answer until answers by link are taken.
 */
export function registerLink(app: FastifyInstance, { db }: WebDeps): void {
  app.get('/l/:token', { config: { access: 'anybody' } }, async (_request, reply) => {
    const plans = (await listPlans(db)).filter(({ state }) => state === 'running' || state === 'paused');
    const coordinators = plans.map(({ plan }) => ({ name: plan.coordinator.name, plan: plan.title }));
    return reply.page('answer/link', { title: 'Cập nhật kết quả nhiệm vụ', coordinators, plain: true });
  });
}
