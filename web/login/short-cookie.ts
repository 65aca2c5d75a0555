import type { FastifyReply, FastifyRequest } from 'fastify';

const LIFE_S = 600;

/** A secret a browser keeps for ten minutes, between two steps of logging in. */
export function shortCookie(name: 'step' | 'mail' | 'sso', publicUrl: string) {
  const secure = publicUrl.startsWith('https:');
  const full = `${secure ? '__Host-' : ''}dondoc-${name}`;
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    read: (request: FastifyRequest): string => request.cookies[full] ?? '',
    keep: (reply: FastifyReply, secret: string) => reply.setCookie(full, secret, { ...options, maxAge: LIFE_S }),
    drop: (reply: FastifyReply) => reply.clearCookie(full, options),
  };
}
