import { z } from 'zod';
import { createWeb } from '../../../web/create-web';
import { OPERATIONS } from '../../../web/api/operations/operations';
import { aWeb, type TestWeb } from '../../support/a-web';
import { routesOf } from '../../support/routes-of';

let world: TestWeb;
beforeAll(async () => void (world = await aWeb(Date.parse('2026-11-21T21:38:00+07:00'))));
afterAll(() => world?.close());

const schema = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.strictObject({ schema, example: z.unknown().optional() }));
const header = z.strictObject({ description: z.string().min(1), schema });
/** What OpenAPI 3.1 asks of the parts that we use, and nothing beside them. */
const essentials = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.strictObject({
    title: z.string().min(1),
    version: z.string().min(1),
    summary: z.string(),
    license: z.strictObject({ name: z.string(), identifier: z.string() }),
  }),
  servers: z.array(z.strictObject({ url: z.url() })).min(1),
  tags: z.array(z.strictObject({ name: z.string().min(1) })),
  paths: z.record(
    z.string().regex(/^\//),
    z.partialRecord(
      z.enum(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']),
      z.strictObject({
        operationId: z.string().min(1),
        tags: z.array(z.string()).length(1),
        summary: z.string().min(1),
        description: z.string().optional(),
        security: z.array(z.record(z.string(), z.array(z.string()))).min(1),
        parameters: z.array(
          z.strictObject({
            name: z.string().min(1),
            in: z.enum(['path', 'query', 'header']),
            required: z.boolean(),
            description: z.string(),
            schema,
          }),
        ),
        requestBody: z.strictObject({ required: z.literal(true), content }).optional(),
        responses: z.record(
          z.string().regex(/^[1-5]\d\d$/),
          z.strictObject({
            description: z.string().min(1),
            content: content.optional(),
            headers: z.record(z.string(), header).optional(),
          }),
        ),
      }),
    ),
  ),
  components: z.strictObject({
    securitySchemes: z.record(z.string(), schema),
    schemas: z.record(z.string().regex(/^[a-zA-Z0-9._-]+$/), schema),
  }),
});

const read = async () => JSON.parse((await world.anybody.get('/api/v1/openapi.json')).body);

it('is an OpenAPI 3.1 document with every name used once and every reference leading somewhere', async () => {
  const document = essentials.parse(await read());
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const ids = operations.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, ref] of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g))
    expect(Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`)).toContain(ref);
  for (const [path, methods] of Object.entries(document.paths))
    for (const { parameters } of Object.values(methods)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter(({ in: place }) => place === 'path').map(({ name }) => name)).toEqual(named);
      expect(new Set(parameters.map(({ in: place, name }) => `${place} ${name}`)).size).toBe(parameters.length);
    }
});

it('describes every route under /api/v1, and there is a route for everything it describes', async () => {
  const { paths } = await read();
  const described = Object.entries<object>(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} /api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`),
  );
  const { result, routes } = await routesOf(() => createWeb({ ...world.deps }));
  await result.close();
  const served = routes
    .filter(({ url }) => url.startsWith('/api/'))
    .flatMap(({ method, url }) => [method].flat().map((one) => `${one} ${url}`));
  expect(described.sort()).toEqual(served.filter((route) => !DESCRIPTION.includes(route)).sort());
});

const DESCRIPTION = ['GET /api/v1', 'HEAD /api/v1', 'GET /api/v1/openapi.json', 'HEAD /api/v1/openapi.json'];

it('is shown to people within 100 KB, each operation with its parameters, its answers and a call to copy', async () => {
  const { statusCode, body, headers } = await world.anybody.get('/api/v1');
  expect(statusCode).toBe(200);
  expect(headers['content-type']).toContain('text/html');
  for (const { id, path, summary } of OPERATIONS) {
    expect(body).toContain(`id="${id}"`);
    expect(body).toContain(path);
    expect(body).toContain(summary);
  }
  const beside = await Promise.all(['/style.css', '/api.css', '/app.js'].map((url) => world.anybody.get(url)));
  const bytes = [body, ...beside.map((file) => file.body)].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  expect(bytes).toBeLessThan(100_000);
});
