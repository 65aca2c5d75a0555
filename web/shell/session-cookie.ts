import type { FastifyReply, FastifyRequest } from 'fastify';
import { endSession, openSession, type Opening } from '../../store/sessions';
import type { WebDeps } from '../web-deps';

type Deps = Pick<WebDeps, 'db' | 'now' | 'publicUrl'>;

/** The id of the session a request brings, or null. */
export function sessionIdOf(request: FastifyRequest, publicUrl: string): string | null {
  return request.cookies[cookieName(publicUrl)] ?? null;
}

/** Opens a session for an account and lets the browser keep its id; a session it had before ends. */
export async function signIn(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  { account, openedBy }: { account: string; openedBy: Opening },
): Promise<void> {
  const { db, now, publicUrl } = deps;
  const before = sessionIdOf(request, publicUrl);
  if (before) await endSession(db, before);
  const id = await openSession(db, account, now(), openedBy);
  reply.setCookie(cookieName(publicUrl), id, { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps(publicUrl) });
}

/** Ends the session of a request. */
export async function signOut({ db, publicUrl }: Deps, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const id = sessionIdOf(request, publicUrl);
  if (id) await endSession(db, id);
  reply.clearCookie(cookieName(publicUrl), { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps(publicUrl) });
}

/** The prefix binds the cookie to this host and to https; browsers refuse it over plain http on loopback. */
export function cookieName(publicUrl: string): string {
  return isHttps(publicUrl) ? '__Host-dondoc' : 'dondoc';
}

function isHttps(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}
