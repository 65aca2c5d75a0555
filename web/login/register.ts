import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';

/** Coming in and going out: password, second factor, one-time links, the account one has. */
export function registerLogin(_app: FastifyInstance, _deps: WebDeps): void {}
