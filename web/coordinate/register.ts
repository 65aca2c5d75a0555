import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerMessage } from './message';
import { registerPlan } from './plan';

/** The pages of the coordinating office. */
export function registerCoordination(app: FastifyInstance, deps: WebDeps): void {
  registerPlan(app, deps);
  registerMessage(app, deps);
}
