import type { FastifyReply, FastifyRequest } from 'fastify';
import { MINUTE_MS } from '../../domain/dates';
import type { AccountRow } from '../../store/accounts';
import { makeOneTimeLink } from '../../store/one-time-links';
import type { Opening } from '../../store/sessions';
import { signIn } from '../shell/session-cookie';
import type { WebDeps } from '../web-deps';
import { rememberBrowser } from './known-browser';
import { needsSecondFactor } from './second-factor';
import { shortCookie } from './short-cookie';

export type Entering = { account: AccountRow; openedBy: Opening; next: string };

const STEP_MS = 10 * MINUTE_MS;

/**
 * Goes on with somebody who has shown who they are: to the second factor where there is or must be one, else in. Whichever way
 * they came: password, link by mail, single sign-on, invitation.
 */
export async function enter(
  deps: WebDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { account, openedBy, next }: Entering,
): Promise<FastifyReply> {
  const { db, now, publicUrl } = deps;
  if (account.totpSealed === null && !needsSecondFactor(account, publicUrl)) {
    await admit(deps, request, reply, { account: account.id, openedBy });
    return reply.redirect(next, 303);
  }
  const step = await makeOneTimeLink(db, { purpose: 'second-factor', account: account.id, openedBy }, now(), STEP_MS);
  shortCookie('step', publicUrl).keep(reply, step);
  return reply.redirect(`/login/second-factor?next=${encodeURIComponent(next)}`, 303);
}

/** Opens the session and lets the browser be known again. */
export async function admit(
  deps: WebDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  who: { account: string; openedBy: Opening },
): Promise<void> {
  await signIn(deps, request, reply, who);
  rememberBrowser(reply, deps, who.account);
}
