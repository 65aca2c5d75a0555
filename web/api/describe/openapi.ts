import { OPERATIONS } from '../operations/operations';
import { acts, type Operation } from '../serve/operation';
import { PROBLEMS, type ProblemCode } from '../serve/problem';
import { createSchemas, type JsonSchema, type Schemas } from './json-schemas';

export type Parameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description: string;
  schema: JsonSchema;
};
type Content = Record<string, { schema: JsonSchema; example?: unknown }>;
type Reply = { description: string; content?: Content; headers?: Record<string, { description: string; schema: JsonSchema }> };
export type Described = {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security: Record<string, string[]>[];
  parameters: Parameter[];
  requestBody?: { required: true; content: Content };
  responses: Record<string, Reply>;
};

export type OpenApi = ReturnType<typeof describeApi>;

/** Every request may be answered with these; what acts, with the second list too. */
const ALWAYS: readonly ProblemCode[] = ['key-missing', 'key-wrong', 'not-allowed', 'too-many', 'unavailable'];
const WHEN_ACTING: readonly ProblemCode[] = ['idempotency-key-missing', 'idempotency-key-reused', 'under-way'];

/** The API as an OpenAPI 3.1 document, made of the same schemas that check its requests. */
export function describeApi(publicUrl: string) {
  const schemas = createSchemas();
  const paths: Record<string, Record<string, Described>> = {};
  for (const operation of OPERATIONS)
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describe(operation, schemas) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Đôn Đốc',
      version: '1',
      summary: 'Theo dõi, đôn đốc kế hoạch năm của cơ quan',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    tags: [...new Set(OPERATIONS.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', bearerFormat: 'dd_<mã>_<bí mật>' } },
      schemas: { ...schemas.all(), Problem: PROBLEM },
    },
  };
}

function describe(operation: Operation, schemas: Schemas): Described {
  const { id, tag, summary, description, scope, body, example } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: [{ key: [scope] }],
    parameters: [...parametersOf(operation, schemas), ...(acts(operation) ? [IDEMPOTENCY_KEY] : [])],
    ...(body && {
      requestBody: {
        required: true as const,
        content: { 'application/json': { schema: schemas.of(body, 'input'), ...(example && { example: example.body }) } },
      },
    }),
    responses: { [operation.status]: success(operation, schemas), ...failures(operation) },
  };
}

function parametersOf({ params, query }: Operation, schemas: Schemas): Parameter[] {
  return (['path', 'query'] as const).flatMap((place) => {
    const shape = place === 'path' ? params : query;
    if (!shape) return [];
    const { properties = {}, required = [] } = schemas.of(shape, 'input');
    return Object.entries(properties).map(([name, { description, ...schema }]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      description: description ?? '',
      schema,
    }));
  });
}

function success(operation: Operation, schemas: Schemas): Reply {
  const headers: Reply['headers'] = acts(operation)
    ? { 'Idempotency-Replayed': header('“true” khi đây là câu trả lời của lần gửi trước') }
    : { ETag: header('Gửi lại ở If-None-Match để nhận 304 khi không có thay đổi') };
  return {
    description: 'Thành công',
    headers,
    content: { 'application/json': { schema: schemas.of(operation.reply, 'output') } },
  };
}

function failures(operation: Operation): Record<string, Reply> {
  const { params, query, body, problems = [] } = operation;
  const codes: ProblemCode[] = [
    ...ALWAYS,
    ...(params ? (['not-found'] as const) : []),
    ...(query || body ? (['wrong-input'] as const) : []),
    ...(body ? (['too-large', 'wrong-type'] as const) : []),
    ...(acts(operation) ? WHEN_ACTING : []),
    ...problems,
  ];
  const replies: Record<string, Reply> = {};
  for (const code of codes) {
    const { status, title } = PROBLEMS[code];
    const before = replies[status]?.description;
    const words = before && before !== title ? `${before}; ${title}` : title;
    replies[status] = {
      description: words,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  return replies;
}

function header(description: string) {
  return { description, schema: { type: 'string' } };
}

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Mã riêng của yêu cầu, giữ nguyên khi gửi lại (ví dụ một UUID)',
  schema: { type: 'string', minLength: 8, maxLength: 200 },
};

const PROBLEM: JsonSchema = {
  type: 'object',
  description: 'Lỗi theo RFC 9457: sai ở đâu và cần làm gì',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string', format: 'uri-reference' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'detail'],
        properties: { field: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};
