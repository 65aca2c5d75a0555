import type { FastifyInstance } from 'fastify';

/** An address with a NUL in it names nothing there is: PostgreSQL cannot even be asked for it. */
export function guardAddress(app: FastifyInstance): void {
  app.addHook('onRequest', async ({ url }, reply) => (url.includes('%00') ? reply.callNotFound() : undefined));
}
