import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AccountRow } from '../../store/accounts';
import type { Opening } from '../../store/sessions';
import { signIn } from '../shell/session-cookie';
import type { WebDeps } from '../web-deps';
import { rememberBrowser } from './known-browser';

export type Entering = { account: AccountRow; openedBy: Opening; next: string };

/** Lets somebody in who has shown who they are: a new session, and on to the page they wanted. */
export async function enter(
  deps: WebDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { account, openedBy, next }: Entering,
): Promise<FastifyReply> {
  await signIn(deps, request, reply, { account: account.id, openedBy });
  rememberBrowser(reply, deps, account.id);
  return reply.redirect(next, 303);
}
