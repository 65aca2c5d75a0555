import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerMessage } from './message';
import { registerOccurrence } from './occurrence';
import { registerPartners } from './partners';
import { registerPlan } from './plan';
import { registerTask } from './task';
import { registerToday } from './today';
import { registerWaiting } from './waiting';
import { registerWork } from './work';

/** The pages of the coordinating office. */
export function registerCoordination(app: FastifyInstance, deps: WebDeps): void {
  registerToday(app, deps);
  registerWaiting(app, deps);
  registerWork(app, deps);
  registerPlan(app, deps);
  registerTask(app, deps);
  registerPartners(app, deps);
  registerOccurrence(app, deps);
  registerMessage(app, deps);
}
