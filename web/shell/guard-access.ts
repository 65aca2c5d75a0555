import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import type { Right } from './rights';
import { holds } from './viewer';

/**
 * Lets nobody past who may not ask a route. Each route must say who may (`config.access`), else the server does not start;
 * one that asks for a right names the authority in its address, and the right must be held there. Whoever is logged in and
 * lacks it sees the page of what is not there.
 */
export function guardAccess(app: FastifyInstance): void {
  app.addHook('onRoute', checkRoute);
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) return;
    const access = request.routeOptions.config.access;
    if (access === 'anybody' || access === 'key') return;
    if (!request.viewer) {
      if (request.method === 'GET' || request.method === 'HEAD') return reply.redirect(loginFor(request.url), 303);
      return reply.code(401).page('shell/notice', LOGGED_OUT);
    }
    if (access === 'logged-in') return;
    if (access && holds(request.viewer, access, authorityOf(request))) return;
    return reply.callNotFound();
  });
}

const LOGGED_OUT = {
  title: 'Phiên làm việc đã hết',
  text: 'Nội dung vừa gửi chưa được ghi nhận. Đề nghị đăng nhập lại rồi thực hiện lại.',
  plain: true,
};

function checkRoute({ url, config }: RouteOptions): void {
  const access = config?.access;
  if (!access) throw new Error(`route ${url} does not say who may ask it (config.access)`);
  if (!['anybody', 'logged-in', 'key'].includes(access) && !url.startsWith('/a/:authority'))
    throw new Error(`route ${url} asks for the right "${access satisfies string as Right}" of no authority (/a/:authority/…)`);
}

function authorityOf({ params }: FastifyRequest): string {
  return (params as { authority?: string }).authority ?? '';
}

// Only a path of ours comes back: an address of another server would be an open redirect.
function loginFor(url: string): string {
  return url === '/' ? '/login' : `/login?next=${encodeURIComponent(url)}`;
}
