import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerNewUnit } from './new-unit';
import { registerPerson } from './person';
import { registerRelease } from './release';
import { registerTexts } from './texts';
import { registerUnit } from './unit';
import { registerUnits } from './units';

/** Units and officers, working calendar, ladders and texts. */
export function registerRegisters(app: FastifyInstance, deps: WebDeps): void {
  registerUnits(app, deps);
  registerNewUnit(app, deps);
  registerUnit(app, deps);
  registerPerson(app, deps);
  registerRelease(app, deps);
  registerTexts(app, deps);
}
