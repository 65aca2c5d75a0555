import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerLink } from './link';

/** What people answer from a message, or as an officer who has logged in. */
export function registerAnswers(app: FastifyInstance, deps: WebDeps): void {
  registerLink(app, deps);
}
