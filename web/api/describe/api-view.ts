import { PROBLEMS } from '../serve/problem';
import type { JsonSchema } from './json-schemas';
import type { Described, OpenApi, Parameter } from './openapi';

/** The API's description for people: operations by subject, shapes, problems. Made of the OpenAPI document alone. */
export function apiView(document: OpenApi) {
  const base = document.servers[0]?.url ?? '';
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      ...operationView(base, path, method, described),
      tag: described.tags[0],
    })),
  );
  return {
    title: 'API của Đôn Đốc',
    styles: ['api.css'],
    base,
    groups: document.tags.map(({ name }) => ({ name, operations: operations.filter(({ tag }) => tag === name) })),
    shapes: Object.entries(document.components.schemas).map(([name, schema]) => ({
      name,
      about: schema.description ?? '',
      fields: fieldsOf(schema),
    })),
    problems: Object.entries(PROBLEMS).map(([code, { status, title }]) => ({ code, status, title })),
  };
}

function operationView(base: string, path: string, method: string, described: Described) {
  const { operationId, summary, description, parameters, requestBody, responses, security } = described;
  const content = requestBody?.content['application/json'];
  const [status = '', reply] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    summary,
    description: description ?? null,
    scope: security[0]?.['key']?.[0] ?? '',
    parameters: parameters.filter(({ in: place }) => place !== 'header').map(parameterView),
    body: content ? shapeOf(content.schema) : null,
    status,
    reply: reply?.content ? shapeOf(reply.content['application/json']?.schema ?? {}) : null,
    problems: Object.keys(responses)
      .filter((code) => !code.startsWith('2'))
      .join(', '),
    curl: curlOf(base, path, method, content?.example, parameters),
  };
}

function parameterView({ name, description, schema, required }: Parameter) {
  return { name, description, type: typeWords(schema).words, required };
}

function shapeOf(schema: JsonSchema) {
  const { words, ref } = typeWords(schema);
  return { words, ref };
}

function fieldsOf({ properties = {}, required = [] }: JsonSchema) {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    ...typeWords(schema),
    required: required.includes(name),
    description: schema.description ?? '',
  }));
}

/** A type in a few words, and the named shape it leads to. */
function typeWords(schema: JsonSchema): { words: string; ref: string | null } {
  if (schema.$ref) return { words: schema.$ref.split('/').at(-1) ?? '', ref: schema.$ref.split('/').at(-1) ?? null };
  if (schema.anyOf) {
    const all = schema.anyOf.map(typeWords);
    return { words: all.map(({ words }) => words).join(' | '), ref: all.find(({ ref }) => ref)?.ref ?? null };
  }
  const pageItems = schema.properties?.['items']?.items;
  if (pageItems && schema.properties?.['next']) {
    const { words, ref } = typeWords(pageItems);
    return { words: `trang của ${words}`, ref };
  }
  if (schema.type === 'array' && schema.items) {
    const { words, ref } = typeWords(schema.items);
    return { words: `danh sách ${words}`, ref };
  }
  if (schema.enum) return { words: schema.enum.map(String).join(' | '), ref: null };
  if (schema.properties) return { words: `{ ${Object.keys(schema.properties).join(', ')} }`, ref: null };
  return { words: [schema.type, schema.format && `(${schema.format})`].flat().filter(Boolean).join(' ') || 'bất kỳ', ref: null };
}

const SAMPLES: Readonly<Record<string, string>> = {
  slug: 'tuyen-truyen-cchc',
  year: '2027',
  no: '5',
  task: '5',
  key: '2027-05',
  id: '42',
};

function curlOf(base: string, path: string, method: string, body: unknown, parameters: readonly Parameter[]): string {
  const url = `${base}${path.replace(/\{(\w+)\}/g, (_, name: string) => SAMPLES[name] ?? 'don-vi-1')}`;
  const isActing = parameters.some(({ in: place }) => place === 'header');
  return [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}'${url}'`,
    `-H "Authorization: Bearer $KHOA"`,
    ...(isActing ? [`-H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(body === undefined ? [] : [`-H 'Content-Type: application/json'`, `-d '${JSON.stringify(body)}'`]),
  ].join(' \\\n  ');
}
