import { z } from 'zod';

/** A JSON Schema (2020-12) as far as our own shapes need it. */
export type JsonSchema = {
  type?: string | string[];
  description?: string;
  $ref?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  format?: string;
  [keyword: string]: unknown;
};

/** Turns our shapes into JSON Schemas; named ones are collected and referred to. */
export type Schemas = { of: (shape: z.ZodType, io: 'input' | 'output') => JsonSchema; all: () => Record<string, JsonSchema> };

export function createSchemas(): Schemas {
  const named: Record<string, JsonSchema> = {};
  return {
    of: (shape, io) => {
      const { $schema: _version, $defs = {}, ...schema } = z.toJSONSchema(shape, { io, override: withoutPatterns });
      for (const [name, definition] of Object.entries($defs)) named[name] = withOurRefs(definition);
      const id = z.globalRegistry.get(shape)?.id;
      if (!id) return withOurRefs(schema);
      named[id] = withOurRefs(schema);
      return { $ref: `#/components/schemas/${id}` };
    },
    all: () => named,
  };
}

// What a format says already, and refusals of control characters, would only be noise to a reader.
function withoutPatterns({ jsonSchema }: { jsonSchema: z.core.JSONSchema.JSONSchema }): void {
  if (jsonSchema.pattern && (jsonSchema.format || jsonSchema.pattern.startsWith('^['))) delete jsonSchema.pattern;
}

function withOurRefs(schema: unknown): JsonSchema {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { id: _id, ...own } = JSON.parse(text) as JsonSchema;
  return own;
}
