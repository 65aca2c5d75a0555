import fastify, { type FastifyInstance } from 'fastify';
import { guardHost } from './guard-host';
import { registerErrors } from './register-errors';
import { registerCallbacks } from './routes/callbacks';
import { registerHealth } from './routes/health';
import { registerHome } from './routes/home';
import { registerLink } from './routes/link';
import { registerMetrics } from './routes/metrics';
import { registerMessage } from './routes/message';
import { registerPlan } from './routes/plan';
import { registerStatic } from './routes/static';
import { setHeaders } from './set-headers';
import type { WebDeps } from './web-deps';

/** The web server, not yet listening. Every route shows and changes nothing. Requests are not logged: their addresses hold tokens. */
export async function createWeb(deps: WebDeps): Promise<FastifyInstance> {
  const app = fastify({ logger: false, bodyLimit: 16_384, forceCloseConnections: true, routerOptions: { maxParamLength: 300 } });
  setHeaders(app, deps.publicUrl);
  guardHost(app, deps.publicUrl);
  registerErrors(app);
  registerHealth(app, deps);
  registerMetrics(app, deps);
  registerCallbacks(app, deps);
  registerStatic(app);
  registerHome(app, deps);
  registerPlan(app, deps);
  registerMessage(app, deps);
  registerLink(app, deps);
  await app.ready();
  return app;
}
