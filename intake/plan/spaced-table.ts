import { bare } from '../document/bare';
import { isTable, type Line, type Table, type TextDocument } from '../document/document';
import { isPageNumber } from '../document/paragraphs';
import { fieldOf } from './heads';
import { partKind } from './part-kind';

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
type Segment = { from: number; until: number; text: string };
type Printed = { text: string; segments: readonly Segment[] };

const MOST_HEAD_LINES = 8;
const MOST_LINES = 4_000;
const WIDEST_LINE = 500;

function spacedTableAt(parts: Parts, at: number): { table: Table; next: number } | null {
  const first = printedAt(parts, at);
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

function printedAt(parts: Parts, at: number): Printed | null {
  const part = parts[at];
  if (!part || isTable(part) || part.text.length > WIDEST_LINE) return null;
  const text = part.text
    .normalize('NFC')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t]/g, ' ')
    .trimEnd();
  return { text, segments: segmentsOf(text) };
}

function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  for (const { 0: word, index } of text.matchAll(/[^ ]+/gu)) {
    const before = segments.at(-1);
    if (before && index - before.until < 2) {
      before.text += ` ${word}`;
      before.until = index + word.length;
    } else segments.push({ from: index, until: index + word.length, text: word });
  }
  return segments;
}

/** A number of a row ("1", "02.", "1.1", "II.3") or of the rows under it ("I", "A"). */
const NUMBER = /^\(?(?:\d{1,3}(?:\.\d{1,2}){0,2}|[IVX]{1,5}(?:\.\d{1,2})?|[A-H](?:\.\d{1,2})?)[.)]?$/u;

/** How many lines the heads take: to the first number, else to the first blank line, else one. */
function headHeight(parts: Parts, at: number): number | null {
  let blank: number | null = null;
  for (let height = 1; height <= MOST_HEAD_LINES; height += 1) {
    const line = printedAt(parts, at + height);
    if (!line) break;
    if (line.segments.length === 0) blank ??= height;
    else if (NUMBER.test(line.segments[0]?.text ?? '') && line.segments.length > 1) return height;
  }
  if (isNumberHead(printedAt(parts, at)?.segments[0]?.text ?? '')) return null;
  return blank ?? (printedAt(parts, at + 1)?.segments.length ? 1 : null);
}

/** The lines of the table, up to one that goes from the first column over into the next as no row does. */
function linesOf(parts: Parts, at: number, height: number): { lines: Printed[]; next: number } {
  const lines: Printed[] = [];
  const second = parts.slice(at, at + height).flatMap((_, line) => printedAt(parts, at + line)?.segments ?? []);
  const starts = [...new Set(second.map(({ from }) => from))].sort((a, b) => a - b);
  const beyond = starts.find((start) => start > (starts[0] ?? 0) + 2) ?? 0;
  let next = at;
  for (let line = 0; line < MOST_LINES; line += 1) {
    const printed = printedAt(parts, at + line);
    if (!printed || (line >= height && isAfter(printed, beyond))) break;
    lines.push(printed);
    if (printed.segments.length > 0) next = at + line + 1;
  }
  return { lines: lines.slice(0, next - at), next };
}

const ENDING = new Set(['duties', 'assignment', 'money', 'time', 'aims', 'recipients']);

function isAfter({ segments }: Printed, beyond: number): boolean {
  const [only] = segments;
  if (!only || segments.length > 1) return false;
  if (endsTable(only.text)) return true;
  if (only.from >= beyond || only.until <= beyond || isPageNumber(only.text)) return false;
  return !isGroup(only.text);
}

function endsTable(text: string): boolean {
  const part = /^(?:[IVX]{1,5}|[A-H])\.\s+(.+)$/u.exec(text)?.[1];
  return (
    /^(?:noi nhan|tm uy ban|kt chu tich|phu luc)(?: |$)/.test(bare(text)) || (part !== undefined && ENDING.has(partKind(part)))
  );
}

/** "I. Cải cách thể chế" over the rows. */
function isGroup(text: string): boolean {
  const heading = /^(?:[IVX]{1,5}|[A-H])[.)]?\s+(.+)$/u.exec(text)?.[1];
  return heading !== undefined && !ENDING.has(partKind(heading));
}

/** Where columns begin: after white that goes through all lines; where it does not, as the first line of heads stands. */
function columnStarts(lines: readonly Printed[], height: number): number[] {
  const heads = (lines[0]?.segments ?? []).map(({ from }) => from);
  const whole = lines.filter(({ segments }, at) => at < height || (segments.length > 1 && !isGroupLine(segments)));
  const inked = new Uint8Array(WIDEST_LINE + 2);
  for (const { segments } of whole) for (const { from, until } of segments) inked.fill(1, from, until);
  const starts: number[] = [];
  let white = 2;
  for (const [at, ink] of inked.entries()) {
    if (ink === 1 && white >= 2) starts.push(at);
    white = ink === 1 ? 0 : white + 1;
  }
  return starts.length >= heads.length ? starts : heads;
}

function isGroupLine(segments: readonly Segment[]): boolean {
  return segments.length === 2 && /^(?:[IVX]{1,5}|[A-H])[.)]?$/u.test(segments[0]?.text ?? '');
}

function cellsOf({ text, segments }: Printed, starts: readonly number[]): string[] {
  const cells = starts.map(() => '');
  if (segments.length === 1 && isGroup(text.trim())) {
    const [, label = '', title = ''] = /^(\S+)\s+(.+)$/su.exec(text.trim()) ?? [];
    return cells.map((_, at) => (at === 0 ? label : at === 1 ? title : ''));
  }
  for (const segment of segments) {
    const column = Math.max(
      0,
      starts.findLastIndex((start) => start <= segment.from + 1),
    );
    cells[column] = `${cells[column]} ${segment.text}`.trim();
  }
  return cells;
}

function isTaskHead(head: readonly string[]): boolean {
  const fields = head.map((text) => fieldOf(text, true));
  return fields.includes('task') && (fields.includes('lead') || fields.includes('time'));
}

function widthsOf(lines: readonly (readonly string[])[]): number[] {
  return (lines[0] ?? []).map((_, column) => lines.reduce((most, line) => Math.max(most, line[column]?.length ?? 0), 0));
}

/** The lines of a row as its cells. A line that had room for the next word was ended by its writer. */
function joined(lines: readonly (readonly string[])[], widths: readonly number[]): string[] {
  return widths.map((width, column) => {
    const texts: string[] = [];
    let last = '';
    for (const text of lines.map((line) => line[column] ?? '').filter((one) => one !== '')) {
      const word = /^\S+/u.exec(text)?.[0] ?? '';
      const isEnded = last !== '' && /^[\p{Lu}\-+•–]/u.test(text) && last.length + 1 + word.length <= width - 1;
      if (texts.length === 0 || isEnded) texts.push(text);
      else texts[texts.length - 1] += ` ${text}`;
      last = text;
    }
    return texts.join('\n');
  });
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
