import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance, RouteOptions } from 'fastify';

/** Every route of the servers made while `act` runs, as Fastify itself tells it: nothing can be left out of the list. */
export async function routesOf<T>(act: () => Promise<T>): Promise<{ result: T; routes: RouteOptions[] }> {
  const routes: RouteOptions[] = [];
  const listen = (message: unknown): void => {
    (message as { fastify: FastifyInstance }).fastify.addHook('onRoute', (route) => void routes.push(route));
  };
  subscribe('fastify.initialization', listen);
  try {
    return { result: await act(), routes };
  } finally {
    unsubscribe('fastify.initialization', listen);
  }
}
