import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';

/** The one page of the leadership. */
export function registerOverview(_app: FastifyInstance, _deps: WebDeps): void {}
