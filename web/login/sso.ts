import type { FastifyInstance, FastifyReply } from 'fastify';
import { findAccountByEmail } from '../../store/accounts';
import { seal, unseal } from '../../store/seal';
import type { WebDeps } from '../web-deps';
import { enter } from './enter';
import { nextPath } from './next-path';
import { shortCookie } from './short-cookie';
import { createSsoClient, type SsoBegun } from './sso-client';

const PURPOSE = 'sso-login';

/**
 * `/login/sso`: single sign-on by OpenID Connect (authorization code with PKCE, state and nonce). Whoever comes back is matched
 * with an account by an e-mail address the provider has verified; nobody gets an account by it.
 */
export function registerSso(app: FastifyInstance, deps: WebDeps): void {
  const { db, keys, publicUrl, sso } = deps;
  const cookie = shortCookie('sso', publicUrl);
  const client = sso && createSsoClient(sso, `${publicUrl}/login/sso/back`);

  app.get<{ Querystring: { next?: unknown } }>('/login/sso', { config: { access: 'anybody' } }, async ({ query }, reply) => {
    if (!client) return reply.callNotFound();
    try {
      const { address, begun } = await client.begin();
      cookie.keep(reply, seal(keys, PURPOSE, JSON.stringify({ ...begun, next: nextPath(query.next) })));
      return reply.redirect(address, 303);
    } catch {
      return refused(reply, 503, 'Máy chủ đăng nhập một lần chưa trả lời. Đề nghị thử lại sau ít phút hoặc dùng mật khẩu.');
    }
  });

  app.get('/login/sso/back', { config: { access: 'anybody' } }, async (request, reply) => {
    const kept = unseal(keys, PURPOSE, cookie.read(request));
    if (!client || kept === null) return refused(reply, 400, 'Lần đăng nhập này đã quá 10 phút hoặc không bắt đầu tại đây.');
    cookie.drop(reply);
    const { next, ...begun } = JSON.parse(kept) as SsoBegun & { next: string };
    const email = await client.finish(new URL(request.url, publicUrl), begun).catch(() => null);
    if (email === null) return refused(reply, 400, 'Máy chủ đăng nhập một lần chưa xác nhận được người dùng hoặc địa chỉ thư.');
    const account = await findAccountByEmail(db, email);
    if (!account || account.disabledAt !== null)
      return refused(reply, 403, `Địa chỉ ${email} chưa có tài khoản đang dùng. Đề nghị người quản trị của cơ quan gửi thư mời.`);
    return enter(deps, request, reply, { account, openedBy: 'sso', next: nextPath(next) });
  });
}

function refused(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply.code(status).page('login/refused', { title: 'Chưa đăng nhập được', text, plain: true });
}
