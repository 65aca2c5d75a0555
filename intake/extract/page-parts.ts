import type { Line, Table } from '../document/document';
import { isInside, linesOf, tablesOf, type Ruling, type Run } from './pdf-cells';

/** The lines and tables of a page, from the runs of letters on it and the rulings between them. */
export function pageParts(runs: readonly Run[], rulings: readonly Ruling[], page: number): (Line | Table)[] {
  const tables = tablesOf(runs, rulings, 1, page);
  const loose = runs.filter((run) => !tables.some(({ box }) => isInside(run, box)));
  const lines = linesOf(loose).map(({ text, y }) => ({ y, part: { text, place: { page, line: 0 } } as Line | Table }));
  const placed = [...lines, ...tables.map(({ table, box }) => ({ y: box.top, part: table as Line | Table }))].sort(
    (a, b) => a.y - b.y,
  );
  return withGaps(placed).map((part, at) => ({ ...part, place: { page, line: at + 1 } }));
}

// A wide space between lines is where a paragraph ends.
function withGaps(placed: readonly { y: number; part: Line | Table }[]): (Line | Table)[] {
  const steps = placed.slice(1).map(({ y }, at) => y - (placed[at]?.y ?? 0));
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  return placed.flatMap(({ part }, at) => {
    const isApart = at > 0 && usual > 0 && (steps[at - 1] ?? 0) > usual * 1.45;
    return isApart ? [{ text: '', place: part.place }, part] : [part];
  });
}
