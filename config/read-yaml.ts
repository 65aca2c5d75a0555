import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { ConfigError, type ConfigProblem } from './config-error';
import { explainIssue, fieldName, type FieldPath } from './explain-issue';

/** A data file that has passed its schema; `problemAt` makes a problem that names the line of a path in it. */
export type YamlFile<T> = {
  value: T;
  problemAt: (path: FieldPath, message: string, hint: string) => ConfigProblem;
};

/** Reads a YAML file and checks it. Throws ConfigError with every problem, each with its line. */
export function readYaml<S extends z.ZodType>(file: string, schema: S): YamlFile<z.output<S>> {
  return parseYaml(readText(file), file, schema);
}

/** The same for text that is already read; `file` only names it in errors. */
export function parseYaml<S extends z.ZodType>(text: string, file: string, schema: S): YamlFile<z.output<S>> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const name = basename(file);
  if (document.errors.length > 0) throw new ConfigError(document.errors.map((error) => syntaxProblem(error, name)));
  const problemAt = (path: FieldPath, message: string, hint: string): ConfigProblem => ({
    file: name,
    line: counter.linePos(offsetOf(document.contents, path)).line,
    field: fieldName(path),
    message,
    hint,
  });
  const checked = schema.safeParse(document.toJS(), { reportInput: true });
  if (checked.success) return { value: checked.data, problemAt };
  const problems = checked.error.issues
    .flatMap((issue) => explainIssue(issue, (path) => knownKeys(schema, path)))
    .map(({ path, message, hint }) => problemAt(path, message, hint));
  // A field that is wrong in itself is often wrong beside its neighbours too; the first reason is enough.
  throw new ConfigError(problems.filter(({ field }, i) => problems.findIndex((other) => other.field === field) === i));
}

/** The text of a file in UTF-8. Throws ConfigError when it cannot be read. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const hint = 'Kiểm tra đường dẫn và quyền đọc tệp';
    throw new ConfigError([{ file, line: 0, field: '', message: 'Không đọc được tệp', hint }]);
  }
}

function syntaxProblem(
  error: { message: string; code: string; linePos?: [{ line: number }, ...unknown[]] },
  file: string,
): ConfigProblem {
  const message = error.code === 'DUPLICATE_KEY' ? 'Một trường được ghi hai lần' : `Sai cú pháp YAML (${error.code})`;
  const hint = 'Kiểm tra thụt đầu dòng (dùng dấu cách), dấu hai chấm và ngoặc kép ở dòng này';
  return { file, line: error.linePos?.[0].line ?? 0, field: '', message, hint };
}

// Where the path stands; for a field that is missing, where its parent stands.
function offsetOf(contents: unknown, path: FieldPath): number {
  let node = contents;
  let offset = rangeOf(node);
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
      if (!pair) return offset;
      offset = rangeOf(pair.key);
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(part)];
      if (item === undefined) return offset;
      offset = rangeOf(item);
      node = item;
    } else return offset;
  }
  return offset;
}

function rangeOf(node: unknown): number {
  return (node as { range?: readonly number[] | null } | null)?.range?.[0] ?? 0;
}

// The keys a schema allows at a path, to say which one a misspelt key may have meant.
function knownKeys(schema: unknown, path: FieldPath): readonly string[] {
  let at: SchemaNode | undefined = inner(schema);
  for (const part of path) at = inner(typeof part === 'number' ? at?.element : at?.shape?.[String(part)]);
  return at?.shape ? Object.keys(at.shape) : (at?.options ?? []).flatMap((option) => Object.keys(inner(option)?.shape ?? {}));
}

type SchemaNode = {
  shape?: Record<string, unknown>;
  element?: unknown;
  options?: unknown[];
  def?: { innerType?: unknown; out?: unknown };
};

function inner(schema: unknown): SchemaNode | undefined {
  let node = schema as SchemaNode | undefined;
  while (node?.def && (node.def.innerType ?? node.def.out)) {
    const next = node.def.out ?? node.def.innerType;
    node = next as SchemaNode;
  }
  return node;
}
