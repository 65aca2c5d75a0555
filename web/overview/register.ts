import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerYearOverview } from './overview';

/** The one page of the leadership. */
export function registerOverview(app: FastifyInstance, deps: WebDeps): void {
  registerYearOverview(app, deps);
}
