import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerLogout } from './logout';
import { registerPasswordLogin } from './login';
import { registerSetup } from './setup';

/** Coming in and going out: password, second factor, one-time links, the account one has. */
export function registerLogin(app: FastifyInstance, deps: WebDeps): void {
  registerPasswordLogin(app, deps);
  registerSetup(app, deps);
  registerLogout(app, deps);
}
