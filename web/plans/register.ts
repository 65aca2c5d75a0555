import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';

/** A year’s plan from its file to its start, and its changes. */
export function registerPlans(_app: FastifyInstance, _deps: WebDeps): void {}
