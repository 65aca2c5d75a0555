import type { FastifyInstance } from 'fastify';

// No script, no frame, nothing from elsewhere: the pages are text and one style sheet.
const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

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
