import type { Line, Table, TextDocument } from './document';

/** A document of plain text: a line is a line, a form feed begins a page. Lines of much the same length were broken by paper. */
export function fromText(text: string): TextDocument {
  const pages = text.replace(/\r\n?/g, '\n').split('\f');
  const paged = pages.length > 1;
  const lines = pages.flatMap((page, at) =>
    page.split('\n').map((line, index): Line => ({ text: line, place: { page: paged ? at + 1 : null, line: index + 1 } })),
  );
  return {
    parts: withTables(lines.map((line, at) => ({ ...line, place: { ...line.place, line: at + 1 } }))),
    wrapped: isWrapped(lines.map((line) => line.text)),
  };
}

/** Rows whose cells stand apart by tabs (copied out of Word) or bars (Markdown) are tables with cells. */
function withTables(lines: readonly Line[]): (Line | Table)[] {
  const parts: (Line | Table)[] = [];
  for (let at = 0; at < lines.length;) {
    const split = [byTabs, byBars].find((one) => one(lines[at]?.text ?? '') && one(lines[at + 1]?.text ?? ''));
    const rows: string[][] = [];
    for (let row = split?.(lines[at + rows.length]?.text ?? ''); split && row; row = split(lines[at + rows.length]?.text ?? ''))
      rows.push(row);
    const first = lines[at];
    if (split && first) parts.push({ rows: evenOf(rows), place: first.place });
    else if (first) parts.push(first);
    at += Math.max(1, rows.length);
  }
  return parts;
}

function byTabs(text: string): string[] | null {
  const cells = text.split('\t').map((cell) => cell.trim());
  return cells.length >= 3 ? cells : null;
}

function byBars(text: string): string[] | null {
  const row = /^\s*\|(.*)\|\s*$/u.exec(text)?.[1];
  const cells = row?.split('|').map((cell) => cell.trim().replace(/<br\s*\/?>/giu, '\n')) ?? [];
  return cells.length >= 3 ? cells : null;
}

// The line under a Markdown head holds dashes only; a row of merged cells has fewer.
function evenOf(rows: readonly string[][]): string[][] {
  const width = Math.max(...rows.map(({ length }) => length));
  return rows
    .filter((row) => !row.every((cell) => /^:?-{2,}:?$/.test(cell)))
    .map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
}

// Paragraphs of their own are long and seldom go on in small letters.
function isWrapped(lines: readonly string[]): boolean {
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  const goingOn = filled.filter((line, at) => at > 0 && /^\p{Ll}/u.test(line) && !/[.:;!?]$/u.test(filled[at - 1] ?? '')).length;
  return goingOn > 0 || filled.every((line) => line.length < 120);
}
