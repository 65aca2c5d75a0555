import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A cell of a table as an official drew it: `up` goes on in the cell above, `left` in the cell before. */
export type Cell = { text: string; merged: 'none' | 'up' | 'left' };
export type Block = { text: string } | { rows: readonly (readonly Cell[])[] };

/** What a correct reading of a task is. `optional`: a duty that may be read as a task too. */
export type ExpectedTask = {
  titles: readonly string[];
  leads: readonly string[];
  partners: readonly string[];
  /** Classes that are right, and the due days in the notation of `expectedDue`; null: two readings, both asked about. */
  classes: readonly string[];
  due: readonly string[] | null;
  optional: boolean;
};

export type CorpusPlan = {
  name: string;
  head: Readonly<Record<string, string>>;
  as: readonly string[];
  blocks: readonly Block[];
  tasks: readonly ExpectedTask[];
};

/**
 * The plans of this folder. A file has three parts with `---` between them: what its head says and in which forms it is read,
 * the document (lines; `| a | b` are rows of a table, `^` goes on above, `<` to the left, `\n` begins a paragraph in a cell),
 * and the tasks: `title :: leads :: partners :: class due…`, with `?` before a duty that may be left out.
 */
export function readCorpus(): CorpusPlan[] {
  return readdirSync(__dirname)
    .filter((file) => file.endsWith('.plan'))
    .sort()
    .map((file) => parsePlan(file.replace('.plan', ''), readFileSync(join(__dirname, file), 'utf8')));
}

export function parsePlan(name: string, file: string): CorpusPlan {
  const [settings = '', document = '', tasks = ''] = file.split(/^---\n/m);
  const head = Object.fromEntries(
    settings
      .trim()
      .split('\n')
      .map((line) => cut(line, ':')),
  );
  return { name, head, as: (head.as ?? 'docx').split(' '), blocks: blocksOf(document), tasks: linesOf(tasks).map(taskOf) };
}

function blocksOf(document: string): Block[] {
  const blocks: Block[] = [];
  let table: Cell[][] | null = null;
  for (const line of linesOf(document)) {
    if (!line.startsWith('|')) {
      table = null;
      blocks.push({ text: line });
    } else {
      if (!table) blocks.push({ rows: (table = []) });
      table.push(line.slice(1).split('|').map(cellOf));
    }
  }
  return blocks;
}

function cellOf(written: string): Cell {
  const text = written.trim().replaceAll('\\n', '\n');
  return text === '^' ? { text: '', merged: 'up' } : text === '<' ? { text: '', merged: 'left' } : { text, merged: 'none' };
}

function taskOf(line: string): ExpectedTask {
  const [title = '', leads = '', partners = '', when = ''] = line.split('::').map((part) => part.trim());
  const [classes = '', ...due] = when.split(' ');
  return {
    titles: title.replace(/^\? /, '').split('|'),
    leads: listOf(leads),
    partners: listOf(partners),
    classes: classes.split('|'),
    due: due[0] === '~' ? null : due,
    optional: title.startsWith('? '),
  };
}

function listOf(names: string): string[] {
  return names === '' ? [] : names.split(';').map((name) => name.trim());
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function cut(line: string, at: string): [string, string] {
  const place = line.indexOf(at);
  return [line.slice(0, place).trim(), line.slice(place + 1).trim()];
}
