import type { Block, Cell } from './read-corpus';
import { wrap } from './wrap';

type Rows = readonly (readonly Cell[])[];

/** Text as it comes out of Word: a paragraph is a line, the cells of a row stand apart by tabs. */
export function renderTabs(blocks: readonly Block[]): string {
  return blocks.map((block) => ('rows' in block ? block.rows.map(tabbed).join('\n') : block.text)).join('\n');
}

/** Text as Markdown writes it. */
export function renderBars(blocks: readonly Block[]): string {
  const row = (cells: readonly Cell[]) => `| ${cells.map(({ text }) => text.replace(/\n/g, '<br>')).join(' | ')} |`;
  const table = ([head = [], ...rows]: Rows) => [row(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(row)].join('\n');
  return blocks.map((block) => ('rows' in block ? table(block.rows) : block.text)).join('\n\n');
}

function tabbed(row: readonly Cell[]): string {
  return row.map(({ text }) => text.replace(/\n/g, ' ')).join('\t');
}

const LINE = 84;
const LINES_OF_A_PAGE = 38;

/** Text as it is copied out of a pdf: lines end where the paper does, pages have numbers, tables have lost their cells. */
export function renderWrapped(blocks: readonly Block[]): string {
  const lines = blocks.flatMap((block) =>
    'rows' in block ? flattened(block.rows) : wrap(block.text, ({ length }) => length <= LINE),
  );
  const pages: string[] = [];
  for (let at = 0; at < lines.length; at += LINES_OF_A_PAGE)
    pages.push([...(at > 0 ? [String(pages.length + 1), ''] : []), ...lines.slice(at, at + LINES_OF_A_PAGE)].join('\n'));
  return pages.join('\n\f');
}

/** Cells one after the other: those of one line share a line, longer ones keep their lines and stand apart. */
function flattened(rows: Rows): string[] {
  const wide = Math.max(12, Math.floor(110 / Math.max(1, (rows[0] ?? []).length - 1)));
  return rows.flatMap((row) => {
    const lines: string[] = [];
    let isOpen = false;
    for (const { text } of row) {
      if (text === '') continue;
      const own = text.split('\n').flatMap((line) => wrap(line, ({ length }) => length <= wide));
      if (own.length === 1 && isOpen) lines[lines.length - 1] += ` ${own[0]}`;
      else lines.push(...(lines.length > 0 && own.length > 1 && !isOpen ? ['', ...own] : own));
      isOpen = own.length === 1;
    }
    return [...lines, ''];
  });
}

/** The bytes of Windows-1258: letters as they are, tone marks behind their letters. */
export function inWindows1258(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const letter of text.normalize('NFC')) {
    const whole = BYTES.get(letter);
    if (whole !== undefined) bytes.push(whole);
    else for (const part of apart(letter)) bytes.push(BYTES.get(part) ?? 0x3f);
  }
  return Uint8Array.from(bytes);
}

const BYTES = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1258').decode(Uint8Array.of(byte)), byte] as const),
);
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

function apart(letter: string): string[] {
  const parts = letter.normalize('NFD');
  return [parts.replace(TONES, '').normalize('NFC'), ...(parts.match(TONES) ?? [])];
}
