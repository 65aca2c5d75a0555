import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';

/** The year at a glance: grid and statistics. */
export function registerSurvey(_app: FastifyInstance, _deps: WebDeps): void {}
