import { bare } from '../document/bare';
import type { Line, Table, TextDocument } from '../document/document';
import { isPageNumber } from '../document/paragraphs';
import { endsTable, isGroup } from './group-line';
import { fieldOf } from './heads';
import { cellsOf, columnStarts, joined, widthsOf } from './spaced-columns';
import { spacedLine, type SpacedLine } from './spaced-line';

/**
 * A document with its tables whose columns are kept apart by spaces alone (pasted text, pdf programs that keep the layout) as
 * tables. Columns are where every line is white; a row begins where the first column says its number. Lines whose heads say no
 * table of tasks stay lines.
 */
export function withSpacedTables(document: TextDocument): TextDocument {
  const parts: (Line | Table)[] = [];
  for (let at = 0; at < document.parts.length;) {
    const found = spacedTableAt(document.parts, at);
    const part = document.parts[at];
    if (found) parts.push(found.table);
    else if (part) parts.push(part);
    at = found ? found.next : at + 1;
  }
  return { ...document, parts };
}

type Parts = TextDocument['parts'];

const MOST_HEAD_LINES = 8;
const MOST_LINES = 4_000;

function spacedTableAt(parts: Parts, at: number): { table: Table; next: number } | null {
  const first = spacedLine(parts[at]);
  if (!first || first.segments.length < 3 || !first.segments.some(({ text }) => fieldOf(text, true) !== null)) return null;
  const height = headHeight(parts, at);
  if (height === null) return null;
  const { lines, next } = linesOf(parts, at, height);
  const starts = columnStarts(lines, height);
  const cells = lines.map((line) => cellsOf(line, starts));
  const head = joined(cells.slice(0, height), widthsOf(cells));
  if (!isTaskHead(head)) return null;
  const rows = rowsOf(cells.slice(height), widthsOf(cells), isNumberHead(head[0] ?? ''));
  const place = parts[at]?.place;
  return rows.length === 0 || !place ? null : { table: { rows: [head, ...rows], place, mergesLost: true }, next };
}

function isNumberHead(head: string): boolean {
  return /^(?:stt|tt|so tt|so thu tu)$/.test(bare(head));
}

/** A number of a row ("1", "02.", "1.1", "II.3") or of the rows under it ("I", "A"). */
const NUMBER = /^\(?(?:\d{1,3}(?:\.\d{1,2}){0,2}|[IVX]{1,5}(?:\.\d{1,2})?|[A-H](?:\.\d{1,2})?)[.)]?$/u;

/** How many lines the heads take: to the first number, else to the first blank line, else one. */
function headHeight(parts: Parts, at: number): number | null {
  let blank: number | null = null;
  for (let height = 1; height <= MOST_HEAD_LINES; height += 1) {
    const line = spacedLine(parts[at + height]);
    if (!line) break;
    if (line.segments.length === 0) blank ??= height;
    else if (NUMBER.test(line.segments[0]?.text ?? '') && line.segments.length > 1) return height;
  }
  if (isNumberHead(spacedLine(parts[at])?.segments[0]?.text ?? '')) return null;
  return blank ?? (spacedLine(parts[at + 1])?.segments.length ? 1 : null);
}

/** The lines of the table, up to one that goes from the first column over into the next as no row does. */
function linesOf(parts: Parts, at: number, height: number): { lines: SpacedLine[]; next: number } {
  const lines: SpacedLine[] = [];
  const second = parts.slice(at, at + height).flatMap((_, line) => spacedLine(parts[at + line])?.segments ?? []);
  const starts = [...new Set(second.map(({ from }) => from))].sort((a, b) => a - b);
  const beyond = starts.find((start) => start > (starts[0] ?? 0) + 2) ?? 0;
  let next = at;
  for (let line = 0; line < MOST_LINES; line += 1) {
    const printed = spacedLine(parts[at + line]);
    if (!printed || (line >= height && isAfter(printed, beyond))) break;
    lines.push(printed);
    if (printed.segments.length > 0) next = at + line + 1;
  }
  return { lines: lines.slice(0, next - at), next };
}

function isAfter({ segments }: SpacedLine, beyond: number): boolean {
  const [only] = segments;
  if (!only || segments.length > 1) return false;
  if (endsTable(only.text)) return true;
  if (only.from >= beyond || only.until <= beyond || isPageNumber(only.text)) return false;
  return !isGroup(only.text);
}

function isTaskHead(head: readonly string[]): boolean {
  const fields = head.map((text) => fieldOf(text, true));
  return fields.includes('task') && (fields.includes('lead') || fields.includes('time'));
}

function rowsOf(lines: readonly (readonly string[])[], widths: readonly number[], isNumbered: boolean): string[][] {
  const rows: (readonly string[])[][] = [];
  let isAfterBlank = true;
  for (const line of lines) {
    const filled = line.filter((text) => text !== '');
    const [first = ''] = line;
    const isPage = filled.length === 1 && isPageNumber(filled[0] ?? '') && first === '';
    if (filled.length === 0) isAfterBlank = true;
    if (filled.length === 0 || isPage) continue;
    const begins = isNumbered
      ? NUMBER.test(first)
      : first !== '' && (isAfterBlank || filled.length >= Math.max(3, line.length - 1));
    if (begins || rows.length === 0) rows.push([line]);
    else rows.at(-1)?.push(line);
    isAfterBlank = false;
  }
  return rows.map((row) => joined(row, widths));
}
