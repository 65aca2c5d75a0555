import type { FastifyInstance } from 'fastify';

// Nothing inline, no frame, nothing from elsewhere: text, one style sheet and one small script.
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** The headers every answer carries (OWASP ASVS 5.0, 3.4). HSTS only where the pages are reached by https. */
export function setHeaders(app: FastifyInstance, publicUrl: string): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      // `no-referrer` would make forms send `Origin: null`.
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-robots-tag': 'noindex',
      'cache-control': 'no-store',
      ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
    });
  });
}
