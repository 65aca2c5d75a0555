import type { FastifyInstance } from 'fastify';
import type { WebDeps } from '../../web-deps';
import { apiView } from './api-view';
import { describeApi } from './openapi';

/** `/api/v1/openapi.json` and, for people, `/api/v1`: the same document. Both tell nothing of any authority. */
export function registerDescription(scope: FastifyInstance, { publicUrl }: WebDeps): void {
  const document = describeApi(publicUrl);
  const text = JSON.stringify(document);
  const view = apiView(document);
  scope.get('/v1/openapi.json', { config: { access: 'anybody' } }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'public, max-age=300').send(text),
  );
  scope.get('/v1', { config: { access: 'anybody' } }, async (_request, reply) => reply.page('api/api', view));
}
