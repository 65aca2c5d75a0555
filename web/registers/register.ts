import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';

/** Units and officers, working calendar, ladders and texts. */
export function registerRegisters(_app: FastifyInstance, _deps: WebDeps): void {}
