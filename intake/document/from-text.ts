import type { Line, Table, TextDocument } from './document';
import { markerOf } from './marker';

/** A document of plain text: a line is a line, a form feed begins a page. Lines of much the same length were broken by paper. */
export function fromText(text: string): TextDocument {
  const pages = text.replace(/\r\n?/g, '\n').split('\f');
  const paged = pages.length > 1;
  const lines = pages.flatMap((page, at) =>
    page.split('\n').map((line, index): Line => ({ text: line, place: { page: paged ? at + 1 : null, line: index + 1 } })),
  );
  const numbered = lines.map((line, at) => ({ ...line, place: { ...line.place, line: at + 1 } }));
  return {
    parts: withTables(joinRows(numbered)),
    wrapped: isWrapped(lines.map((line) => line.text)),
  };
}

// A cell of a Markdown row may go on in the next line.
function joinRows(lines: readonly Line[]): Line[] {
  const joined: { line: Line; texts: string[] }[] = [];
  let isOpen = false;
  for (const line of lines) {
    const begins = line.text.trimStart().startsWith('|');
    const before = joined.at(-1);
    if (before && isOpen && !begins && line.text.includes('|')) before.texts.push(line.text);
    else {
      joined.push({ line, texts: [line.text] });
      isOpen = begins && line.text.indexOf('|') !== line.text.lastIndexOf('|');
    }
    isOpen &&= !line.text.trimEnd().endsWith('|');
  }
  return joined.map(({ line, texts }) => ({ ...line, text: texts.join('<br>') }));
}

/** Rows whose cells stand apart by tabs (copied out of Word) or bars (Markdown) are tables with cells. */
function withTables(lines: readonly Line[]): (Line | Table)[] {
  const parts: (Line | Table)[] = [];
  for (let at = 0; at < lines.length;) {
    // A row over the rows ("II⇥Cải cách thủ tục") has fewer cells than the head.
    const split = [byTabs, byBars].find(
      (one) => one(lines[at]?.text ?? '', HEAD_CELLS) && one(lines[at + 1]?.text ?? '', ROW_CELLS),
    );
    const rows: string[][] = [];
    const next = () => split?.(lines[at + rows.length]?.text ?? '', ROW_CELLS) ?? null;
    for (let row = next(); row; row = next()) rows.push(row);
    const first = lines[at];
    if (split && first) parts.push({ rows: evenOf(rows), place: first.place, mergesLost: true });
    else if (first) parts.push(first);
    at += Math.max(1, rows.length);
  }
  return parts;
}

/** How many cells a line must have to begin a table, and to go on with it. */
const HEAD_CELLS = 3;
const ROW_CELLS = 2;

function byTabs(text: string, least: number): string[] | null {
  const cells = text.split('\t').map((cell) => cell.trim());
  return cells.length >= least ? cells : null;
}

function byBars(text: string, least: number): string[] | null {
  const row = /^\s*\|(.*)\|\s*$/u.exec(text)?.[1];
  const cells = row?.split('|').map((cell) => cell.trim().replace(/<br\s*\/?>/giu, '\n')) ?? [];
  return cells.length >= least ? cells : null;
}

// The line under a Markdown head holds dashes only; a row of merged cells has fewer.
function evenOf(rows: readonly string[][]): string[][] {
  const width = Math.max(...rows.map(({ length }) => length));
  return rows
    .filter((row) => !row.every((cell) => /^:?-{2,}:?$/.test(cell)))
    .map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
}

/** No paper has lines of so many characters; a text with some of them has its paragraphs whole. */
const WIDEST_PAPER = 200;

// "a) Chủ trì …" begins something, small as its letter is.
function goesOn(line: string): boolean {
  return /^\p{Ll}/u.test(line) && !markerOf(line);
}

// Paragraphs of their own are long and seldom go on in small letters.
function isWrapped(lines: readonly string[]): boolean {
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  const goingOn = filled.filter((line, at) => at > 0 && goesOn(line) && !/[.:;!?]$/u.test(filled[at - 1] ?? '')).length;
  const overWide = filled.filter((line) => line.length > WIDEST_PAPER).length;
  return (goingOn > 0 && overWide * 50 < filled.length) || filled.every((line) => line.length < 120);
}
