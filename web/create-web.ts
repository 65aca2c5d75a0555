import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import fastify, { type FastifyInstance } from 'fastify';
import { registerAccounts } from './accounts/register';
import { registerAdministration } from './administer/register';
import { registerAnswers } from './answer/register';
import { registerApi } from './api/register';
import { registerCoordination } from './coordinate/register';
import { registerLogin } from './login/register';
import { registerOverview } from './overview/register';
import { registerPlans } from './plans/register';
import { registerCallbacks } from './probes/callbacks';
import { registerHealth } from './probes/health';
import { registerMetrics } from './probes/metrics';
import { registerRegisters } from './registers/register';
import { guardAccess } from './shell/guard-access';
import { guardAddress } from './shell/guard-address';
import { guardForms } from './shell/guard-forms';
import { guardHost } from './shell/guard-host';
import { registerHome } from './shell/home';
import { readViewer } from './shell/read-viewer';
import { registerErrors } from './shell/register-errors';
import { registerStatic } from './shell/register-static';
import { replyWithPages } from './shell/reply-page';
import { setHeaders } from './shell/set-headers';
import { registerSurvey } from './survey/register';
import type { WebDeps } from './web-deps';

/** Largest form without files. */
const FORM_BYTES = 65_536;

/**
 * The web server, not yet listening. GET shows, POST acts. Requests are not logged: their addresses hold tokens.
 * `watch` may add hooks of its own before the routes are there: what looks at every route begins here.
 */
export async function createWeb(deps: WebDeps, watch?: (app: FastifyInstance) => void): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    bodyLimit: FORM_BYTES,
    forceCloseConnections: true,
    // A proxy on this machine says from where a request came; nobody else is believed.
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 300 },
  });
  app.removeAllContentTypeParsers();
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: FORM_BYTES });
  setHeaders(app, deps.publicUrl);
  replyWithPages(app);
  guardHost(app, deps.publicUrl);
  guardAddress(app);
  readViewer(app, deps);
  guardAccess(app);
  guardForms(app, deps.publicUrl);
  watch?.(app);
  registerErrors(app);
  registerHealth(app, deps);
  registerMetrics(app, deps);
  registerCallbacks(app, deps);
  registerStatic(app);
  registerHome(app, deps);
  registerLogin(app, deps);
  registerAnswers(app, deps);
  registerCoordination(app, deps);
  registerSurvey(app, deps);
  registerOverview(app, deps);
  registerPlans(app, deps);
  registerRegisters(app, deps);
  registerAccounts(app, deps);
  registerAdministration(app, deps);
  registerApi(app, deps);
  await app.ready();
  return app;
}
