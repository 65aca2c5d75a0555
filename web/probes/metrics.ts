import fastify, { type FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { isFromHere, isOwnName } from '../shell/guard-loopback';
import { readMetrics } from './metrics-view';
import type { WebDeps } from '../web-deps';

export type MetricsDeps = Pick<WebDeps, 'db' | 'now' | 'rulesOf'>;

/**
 * `/metrics` for Prometheus, read from the database when it is asked for. It answers this machine alone (elsewhere: 404),
 * and only while the pages are this machine's alone: a proxy that publishes them need not show that it passes a request on.
 */
export function registerMetrics(app: FastifyInstance, deps: MetricsDeps & Pick<WebDeps, 'publicUrl'>): void {
  if (isOwnName(new URL(deps.publicUrl).hostname)) addMetrics(app, deps);
}

/** A server for `/metrics` alone, to listen on 127.0.0.1: for pages that are published. Not yet listening. */
export async function createMetrics(deps: MetricsDeps): Promise<FastifyInstance> {
  const app = fastify({ logger: false, forceCloseConnections: true });
  addMetrics(app, deps);
  await app.ready();
  return app;
}

function addMetrics(app: FastifyInstance, deps: MetricsDeps): void {
  const ofProcess = new Registry();
  collectDefaultMetrics({ register: ofProcess });
  app.get('/metrics', { config: { access: 'anybody' } }, async (request, reply) => {
    if (!isFromHere(request)) return reply.callNotFound();
    const ofSystem = await readMetrics(deps, deps.now());
    return reply.type(ofSystem.contentType).send(await Registry.merge([ofProcess, ofSystem]).metrics());
  });
}
