import { createHmac } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSameToken } from '../shell/form-token';
import type { WebDeps } from '../web-deps';
import { newSecret } from '../../store/secret-hash';

type Deps = Pick<WebDeps, 'keys' | 'publicUrl'>;

const YEAR_S = 31_536_000;

/**
 * The proof a browser brings that it has logged in to an account before, or null. It opens nothing: whoever has it only waits
 * for nobody else's wrong guesses (OWASP, "Slow Down Online Guessing Attacks with Device Cookies").
 */
export function knownBrowser(request: FastifyRequest, { keys, publicUrl }: Deps, account: string): string | null {
  const [id = '', tag = ''] = (request.cookies[nameFor(publicUrl)] ?? '').split('.');
  return id !== '' && Object.keys(keys.secrets).some((kid) => isSameToken(tagOf(keys.secrets[kid], id, account), tag))
    ? id
    : null;
}

/** Lets the browser prove next time that it has logged in to this account. */
export function rememberBrowser(reply: FastifyReply, { keys, publicUrl }: Deps, account: string): void {
  const id = newSecret();
  const secure = publicUrl.startsWith('https:');
  const value = `${id}.${tagOf(keys.secrets[keys.current], id, account)}`;
  reply.setCookie(nameFor(publicUrl), value, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: YEAR_S });
}

function tagOf(secret = '', id: string, account: string): string {
  return createHmac('sha256', secret).update(`browser\0${account}\0${id}`).digest('base64url');
}

function nameFor(publicUrl: string): string {
  return publicUrl.startsWith('https:') ? '__Host-dondoc-browser' : 'dondoc-browser';
}
