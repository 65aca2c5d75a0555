import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';

/** `/health`: this process answers. `/ready`: database and engine answer too (else 503); for probes, without any detail. */
export function registerHealth(app: FastifyInstance, { db, engineAnswers }: WebDeps): void {
  app.get('/health', { config: { access: 'anybody' } }, async () => ({ ok: true }));
  app.get('/ready', { config: { access: 'anybody' } }, async (_request, reply) => {
    const [database, engine] = await Promise.all([
      db.query('select 1').then(
        () => true,
        () => false,
      ),
      engineAnswers().catch(() => false),
    ]);
    return reply.code(database && engine ? 200 : 503).send({ ok: database && engine, database, engine });
  });
}
