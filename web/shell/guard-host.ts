import type { FastifyInstance } from 'fastify';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Answers only to our own names: a foreign page whose name is made to point at this machine (DNS rebinding) would otherwise
 * read what is meant for loopback only. /health and /ready tell nothing and stay open to probes.
 */
export function guardHost(app: FastifyInstance, publicUrl: string): void {
  const own = new Set([...LOOPBACK, new URL(publicUrl).hostname]);
  app.addHook('onRequest', async (request, reply) => {
    if (request.url === '/health' || request.url === '/ready') return;
    if (own.has(hostnameOf(request.headers.host))) return;
    const text = 'Máy chủ này không phục vụ tên miền vừa dùng. Người quản trị đặt biến PUBLIC_URL đúng địa chỉ truy cập.';
    return reply.code(421).page('shell/notice', { title: 'Địa chỉ không đúng', text, plain: true });
  });
}

function hostnameOf(host = ''): string {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : '';
}
