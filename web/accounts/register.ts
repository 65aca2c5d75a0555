import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';

/** Who may do what: accounts and roles, and the log of what was done. */
export function registerAccounts(_app: FastifyInstance, _deps: WebDeps): void {}
