import { bare } from '../document/bare';
import type { Table } from '../document/document';
import type { RawTask } from './draft';
import { fieldOf, type Field } from './heads';
import { looksDated } from './looks-like-time';
import { endless } from './read-items';

type Columns = readonly (Field | null)[];

/** The tasks of a table whose columns the head dictionary knows, in any order; none when it is no table of tasks. */
export function readTable(table: Table, source: string): RawTask[] {
  const head = headOf(table);
  if (!head) return [];
  const { columns, from } = head;
  const tasks: RawTask[] = [];
  let group = '';
  let leadAbove = '';
  for (const row of joinContinued(table.rows.slice(from), columns)) {
    if (isRepeatedHead(row, columns)) continue;
    const cell = (field: Field) => cellsOf(row, columns, field);
    const title = cell('task');
    if (isGroup(row, columns)) {
      group = groupOf(cell('no') || title);
      leadAbove = '';
      continue;
    }
    if (bare(title) === '') continue;
    const printed = cell('no')
      .replace(/[.)\s]+$/u, '')
      .replace(/^0+(?=\d)/, '');
    const isMerged = table.mergesLost === true && bare(cell('lead')) === '' && leadAbove !== '';
    leadAbove = cell('lead') || leadAbove;
    tasks.push({
      no: printed || String(tasks.length + 1),
      title: titleOf(title),
      products: listOf(cell('product')),
      leads: cell('lead') || (isMerged ? leadAbove : ''),
      ...(isMerged && { leadsFromAbove: true }),
      partners: cell('partner'),
      when: cell('time'),
      content: [],
      place: table.place,
      source: printed ? `${source}, STT ${cell('no')}` : source,
      ...(group && { group }),
    } as RawTask & { group?: string });
  }
  return numbered(tasks as (RawTask & { group?: string })[]);
}

/** Tables that go on over pages as one: what follows a table of tasks, as wide and without heads of its own, belongs to it. */
export function joinTables(tables: readonly Table[]): Table[] {
  return tables.reduce<Table[]>((joined, table) => {
    const before = joined.at(-1);
    const goesOn = before && headOf(before) && !headOf(table) && widthOf(before) === widthOf(table);
    if (!goesOn) return [...joined, table];
    return [...joined.slice(0, -1), { ...before, rows: [...before.rows, ...table.rows] }];
  }, []);
}

function widthOf({ rows }: Table): number {
  return rows[0]?.length ?? 0;
}

/** The row of heads: it may take two rows, and a title may stand above it. */
function headOf({ rows }: Table): { columns: Columns; from: number } | null {
  for (let at = 0; at < Math.min(rows.length, 5); at += 1) {
    for (const height of [2, 1]) {
      const above = rows.slice(at, at + height);
      if (above.length < height || (height === 2 && isFirstTask(rows[at + 1] ?? []))) continue;
      const columns = (rows[at] ?? []).map((_, column) => columnField(above.map((row) => row[column] ?? '')));
      if (isTaskHead(columns))
        return {
          columns,
          from:
            at +
            (height === 2 && !isTaskHead((rows[at] ?? []).map((text) => fieldOf(text, true)))
              ? 2
              : height === 2 && isHeadRow(rows[at + 1] ?? [])
                ? 2
                : 1),
        };
    }
  }
  return null;
}

const LONGEST_TIME = 120;

// A row with a number or a time of its own stands under no second row of heads, though "Các phòng, ban" could be one.
function isFirstTask(row: readonly string[]): boolean {
  return (
    /^\d+(?:\.\d+)*[.)]?$/.test((row[0] ?? '').trim()) ||
    row.some((text) => text.length <= LONGEST_TIME && looksDated(text.trim()))
  );
}

// "Phân công thực hiện" over "Chủ trì" and "Phối hợp": the lower head says more.
function columnField(heads: readonly string[]): Field | null {
  const distinct = heads.filter((head, at) => bare(head) !== '' && heads.indexOf(head) === at);
  const own = [...distinct]
    .reverse()
    .map((head) => fieldOf(head, true))
    .find((field) => field !== null);
  return own ?? fieldOf(distinct.join(' '), true);
}

function isHeadRow(row: readonly string[]): boolean {
  return row.filter((text) => fieldOf(text, true) !== null).length >= 2;
}

function isTaskHead(columns: Columns): boolean {
  return columns.includes('task') && (columns.includes('lead') || columns.includes('time'));
}

function cellsOf(row: readonly string[], columns: Columns, field: Field): string {
  const cells = row.filter((_, at) => columns[at] === field).map((text) => text.trim());
  return [...new Set(cells)].filter((text) => text !== '').join('\n');
}

function isRepeatedHead(row: readonly string[], columns: Columns): boolean {
  const known = row.filter((text, at) => columns[at] !== null && fieldOf(text, true) === columns[at]);
  return known.length >= 2;
}

/** A row over others ("I. Cải cách thể chế"): one text, merged over the table or alone in it. */
function isGroup(row: readonly string[], columns: Columns): boolean {
  const has = (field: Field) => bare(cellsOf(row, columns, field)) !== '';
  const texts = new Set(row.map(bare).filter((text) => text !== ''));
  if (texts.size <= 1) return true;
  const merged = new Set([cellsOf(row, columns, 'task'), cellsOf(row, columns, 'lead')].map(bare)).size === 1;
  return (
    merged ||
    (!has('lead') && !has('time') && !has('partner') && !has('product') && /^[IVXA-Z]+[.)]?$/u.test(cellsOf(row, columns, 'no')))
  );
}

function groupOf(text: string): string {
  return /^([IVX]+|[A-Z])\b/u.exec(text.trim())?.[1] ?? '';
}

// A row that a page has torn: no number, and what it has goes on in small letters.
function joinContinued(rows: readonly (readonly string[])[], columns: Columns): string[][] {
  const no = columns.indexOf('no');
  const task = columns.indexOf('task');
  return rows.reduce<string[][]>((joined, row) => {
    const before = joined.at(-1);
    const goesOn =
      before &&
      no >= 0 &&
      bare(row[no] ?? '') === '' &&
      bare(before[no] ?? '') !== '' &&
      !/^\p{Lu}|^[-+•]/u.test(row[task] ?? '');
    if (!goesOn) return [...joined, [...row]];
    joined[joined.length - 1] = before.map((text, at) => [text, row[at] ?? ''].filter((part) => part !== '').join(' '));
    return joined;
  }, []);
}

function titleOf(text: string): string {
  const lines = text.split(/\n\s*(?=[-+•–]\s)/u).map((line) => endless(line.replace(/^[-+•–]\s*/u, '')));
  return lines.filter((line) => line !== '').join('; ');
}

function listOf(text: string): string[] {
  return text
    .split(/\n\s*(?=[-+•–]\s)|;\s*\n/u)
    .map((line) => endless(line.replace(/^[-+•–]\s*/u, '')))
    .filter((line) => bare(line) !== '');
}

// Numbers that start again in each group get the group before them.
function numbered(tasks: readonly (RawTask & { group?: string })[]): RawTask[] {
  const numbers = tasks.map(({ no }) => no);
  const repeats = numbers.some((no, at) => numbers.indexOf(no) !== at);
  return tasks.map(({ group, ...task }) => (repeats && group ? { ...task, no: `${group}.${task.no}` } : task));
}
