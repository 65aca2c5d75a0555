import type { FastifyReply, FastifyRequest } from 'fastify';
import { MINUTE_MS } from '../../domain/dates';
import { findAccount, type AccountRow } from '../../store/accounts';
import { countRecoveryCodes } from '../../store/second-factor';
import { findSession, listSessions } from '../../store/sessions';
import { sessionIdOf } from '../shell/session-cookie';
import type { WebDeps } from '../web-deps';
import { ownAccountView } from './own-account-view';
import { needsSecondFactor } from './second-factor';

type Shown = { problems?: Record<string, string>; name?: string; done?: string };

/** How long after coming in by a mailed link a forgotten password may be replaced. */
const FRESH_MS = 10 * MINUTE_MS;

/** Answers with one's own account; problems stand beside their fields, what was typed stays. */
export async function showOwnAccount(
  deps: WebDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { done, ...given }: Shown = {},
): Promise<FastifyReply> {
  const { db, publicUrl } = deps;
  const account = await ownAccount(deps, request);
  const [sessions, codes, asks] = await Promise.all([
    listSessions(db, account.id, sessionIdOf(request, publicUrl) ?? ''),
    countRecoveryCodes(db, account.id),
    asksOld(deps, request, account),
  ]);
  const known = { account, sessions, codes, asks, isForced: needsSecondFactor(account, publicUrl) };
  return reply.page('login/own-account', { ...ownAccountView(known, given), done });
}

/** The account of whoever asks; only for routes that let nobody else in. */
export async function ownAccount({ db }: Pick<WebDeps, 'db'>, { viewer }: FastifyRequest): Promise<AccountRow> {
  const account = viewer && (await findAccount(db, viewer.account));
  if (!account) throw new Error('the account of a session is gone');
  return account;
}

/** True where the old password is asked for before a new one is set: whoever has just shown to own the mailbox may replace it. */
export async function asksOld({ db, now, publicUrl }: WebDeps, request: FastifyRequest, account: AccountRow): Promise<boolean> {
  const session = await findSession(db, sessionIdOf(request, publicUrl) ?? '');
  const isFresh = session?.openedBy === 'mail' && now() - session.createdAt < FRESH_MS;
  return account.passwordHash !== null && !isFresh;
}
