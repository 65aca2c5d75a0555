import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerEntry } from './administration';
import { registerSystem } from './system';

/** The pages of the administrator. */
export function registerAdministration(app: FastifyInstance, deps: WebDeps): void {
  registerEntry(app, deps);
  registerSystem(app, deps);
}
