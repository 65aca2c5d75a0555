import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerGrid } from './grid';
import { registerStatistics } from './statistics';

/** The year at a glance: grid and statistics. */
export function registerSurvey(app: FastifyInstance, deps: WebDeps): void {
  registerGrid(app, deps);
  registerStatistics(app, deps);
}
