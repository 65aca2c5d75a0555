import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../web-deps';
import { registerInvitation } from './invitation';
import { registerPasswordLogin } from './login';
import { registerLogout } from './logout';
import { registerMailLogin } from './mail-login';
import { registerOwnAccount } from './own-account';
import { registerOwnPassword } from './own-password';
import { registerOwnSecondFactor } from './own-second-factor';
import { registerSecondStep } from './second-step';
import { registerSetup } from './setup';
import { registerSso } from './sso';

/** Coming in and going out: password, second factor, one-time links, the account one has. */
export function registerLogin(app: FastifyInstance, deps: WebDeps): void {
  registerPasswordLogin(app, deps);
  registerSecondStep(app, deps);
  registerMailLogin(app, deps);
  registerSso(app, deps);
  registerSetup(app, deps);
  registerInvitation(app, deps);
  registerOwnAccount(app, deps);
  registerOwnPassword(app, deps);
  registerOwnSecondFactor(app, deps);
  registerLogout(app, deps);
}
