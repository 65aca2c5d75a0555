import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerAccount } from './account';
import { registerAccountRoles } from './account-roles';
import { registerAccountState } from './account-state';
import { registerAccountList } from './accounts';
import { registerAudit } from './audit';
import { registerNewAccount } from './new-account';

/** Who may do what: accounts and roles, and the log of what was done. */
export function registerAccounts(app: FastifyInstance, deps: WebDeps): void {
  registerAccountList(app, deps);
  registerNewAccount(app, deps);
  registerAccount(app, deps);
  registerAccountRoles(app, deps);
  registerAccountState(app, deps);
  registerAudit(app, deps);
}
