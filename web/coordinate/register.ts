import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerInforms } from './informs';
import { registerMessage } from './message';
import { registerMessages } from './messages';
import { registerOccurrence } from './occurrence';
import { registerPartners } from './partners';
import { registerPlan } from './plan';
import { registerTask } from './task';
import { registerToday } from './today';
import { registerUnit } from './unit';
import { registerWaiting } from './waiting';
import { registerWork } from './work';

/** The pages of the coordinating office. */
export function registerCoordination(app: FastifyInstance, deps: WebDeps): void {
  registerToday(app, deps);
  registerWaiting(app, deps);
  registerWork(app, deps);
  registerPlan(app, deps);
  registerInforms(app, deps);
  registerTask(app, deps);
  registerPartners(app, deps);
  registerOccurrence(app, deps);
  registerUnit(app, deps);
  registerMessages(app, deps);
  registerMessage(app, deps);
}
