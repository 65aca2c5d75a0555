import type { FastifyInstance, InjectOptions } from 'fastify';
import { createWeb } from '../../web/create-web';
import type { Access } from '../../web/shell/rights';
import type { WebDeps } from '../../web/web-deps';

/** `checks`: the route has a check of its own before its handler, which may refuse what the guards let past. */
export type Route = { method: string; url: string; access: Access; isProgram: boolean; checks: boolean };

/** What a request that every guard let past is answered with, in the run that only asks who gets past. */
export const PAST = 299;

/**
 * The web server together with the list of its routes, as Fastify itself was told them. With `stops`, a request that passed
 * the guards ends there with `PAST` and carries nothing out: all routes can be asked by everybody.
 */
export async function aWebOfRoutes(
  deps: WebDeps,
  { stops }: { stops: boolean },
): Promise<{ web: FastifyInstance; routes: Route[] }> {
  const routes: Route[] = [];
  const web = await createWeb(deps, (app) => {
    app.addHook('onRoute', ({ method, url, config, onRequest, preParsing, preValidation }) => {
      const checks = [onRequest, preParsing, preValidation].flat().some(Boolean);
      const access = config?.access ?? 'anybody';
      for (const one of [method].flat())
        routes.push({ method: one, url, access, isProgram: config?.fromPrograms === true, checks });
    });
    app.addHook('preHandler', async (request, reply) => {
      if (!stops || request.is404 || request.routeOptions.config.access === 'key') return;
      return reply.code(PAST).header('x-method', request.method).send('');
    });
  });
  return { web, routes };
}

/** The address of a route with its parameters filled in; what is not given gets a value that names nothing. */
export function addressOf({ url }: Pick<Route, 'url'>, given: Readonly<Record<string, string>>): string {
  const filled = url.replace(/:(\w+)(\([^)]*\))?/g, (_whole, name: string, shape?: string) =>
    encodeURIComponent(given[name] ?? valueOf(shape)),
  );
  return filled.replaceAll('*', 'x');
}

// Values that name nothing; a parameter whose route says what it looks like gets one that fits.
const VALUES = ['khong-co', '00000000-0000-4000-8000-000000000000', '987654321', '2027', '2027-05-28'];

function valueOf(shape = ''): string {
  return VALUES.find((value) => new RegExp(shape.slice(1, -1)).test(value)) ?? '';
}

/** A request by a route, as a browser on our pages makes it. */
export function request(
  { method }: Pick<Route, 'method'>,
  url: string,
  { headers, formToken }: { headers: Record<string, string>; formToken: string },
  fields: Record<string, string> = {},
): InjectOptions {
  const isSafe = method === 'GET' || method === 'HEAD';
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  return {
    method: method as 'GET',
    url,
    headers: isSafe ? headers : { ...headers, ...form },
    ...(!isSafe && { payload: new URLSearchParams({ _form: formToken, ...fields }).toString() }),
  };
}
