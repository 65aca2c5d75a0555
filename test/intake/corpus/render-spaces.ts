import type { Block, Cell } from './read-corpus';
import { wrap } from './wrap';

type Rows = readonly (readonly Cell[])[];

const PAPER = 140;
const GAP = 3;

/** Text as it is pasted or as pdf programs lay it out: columns kept apart by spaces alone, cells broken over several lines. */
export function renderSpaces(blocks: readonly Block[]): string {
  return blocks.map((block) => ('rows' in block ? [...laidOut(block.rows), ''].join('\n') : block.text)).join('\n');
}

function laidOut(rows: Rows): string[] {
  const widths = widthsOf(rows);
  return rows.flatMap((row) => {
    const cells = row.map(({ text }, at) => {
      const wide = row.slice(at + 1).every(({ merged }) => merged === 'left') ? PAPER : (widths[at] ?? 0);
      return text.split('\n').flatMap((line) => wrap(line, ({ length }) => length <= wide));
    });
    const height = Math.max(...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) =>
      cells
        .map((cell, at) => padded(cell[line] ?? '', widths[at] ?? 0))
        .join('')
        .trimEnd(),
    );
  });
}

function padded(text: string, width: number): string {
  return text.padEnd(width + GAP);
}

/** Columns as wide as what stands in them asks for. */
function widthsOf(rows: Rows): number[] {
  return (rows[0] ?? []).map((_, column) => {
    const texts = rows.flatMap((row) => (row[column + 1]?.merged === 'left' ? [] : [row[column]?.text ?? '']));
    const word = Math.max(...texts.flatMap((text) => text.split(/\s/).map(({ length }) => length)));
    return Math.max(word, Math.min(30, ...[Math.max(...texts.map(({ length }) => length))]));
  });
}
