import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';

/** What other programs may ask and say: REST, feeds, call-backs to them. */
export function registerApi(_app: FastifyInstance, _deps: WebDeps): void {}
