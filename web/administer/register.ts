import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerSystem } from './system';

/** The pages of the administrator. */
export function registerAdministration(app: FastifyInstance, deps: WebDeps): void {
  registerSystem(app, deps);
}
