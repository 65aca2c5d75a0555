import type { FastifyInstance } from 'fastify';
import { signOut } from '../shell/session-cookie';
import type { WebDeps } from '../web-deps';

/** `POST /logout` ends the session; `/logged-out` says so. */
export function registerLogout(app: FastifyInstance, deps: WebDeps): void {
  app.post('/logout', { config: { access: 'logged-in' } }, async (request, reply) => {
    await signOut(deps, request, reply);
    return reply.redirect('/logged-out', 303);
  });

  app.get('/logged-out', { config: { access: 'anybody' } }, async (_request, reply) =>
    reply.page('login/logged-out', { title: 'Đã đăng xuất', plain: true }),
  );
}
