import type { GridRow } from './grid-rows';

// So that a page with its list by month stays under 100 KB.
const MOST_CELLS = 170;
const MOST_ROWS = 40;

/** Rows of the grid cut into pages; a row is never cut. */
export function pagesOfRows(rows: readonly GridRow[]): GridRow[][] {
  const pages: GridRow[][] = [[]];
  let cells = 0;
  for (const row of rows) {
    const last = pages.at(-1) ?? [];
    const isFull = last.length > 0 && (last.length >= MOST_ROWS || cells + row.cells.length > MOST_CELLS);
    if (isFull) pages.push([row]);
    else last.push(row);
    cells = (isFull ? 0 : cells) + row.cells.length;
  }
  return pages;
}
