import type { Table } from '../document/document';

/** A run of letters on a page: where it begins and ends, its base line from the top, its size, all in points. */
export type Run = { text: string; x: number; end: number; y: number; size: number };
/** A ruling on a page: a line that is upright (x1 = x2) or level (y1 = y2). */
export type Ruling = { x1: number; y1: number; x2: number; y2: number };

const NEAR = 3;

export type Box = { left: number; right: number; top: number; bottom: number };

/**
 * The tables that rulings draw on a page: upright and level rulings that meet make a grid, each run of letters belongs to the
 * field it stands in. Fields that no ruling parts are one cell, repeated in each place it covers.
 */
export function tablesOf(
  runs: readonly Run[],
  rulings: readonly Ruling[],
  line: number,
  page: number,
): { table: Table; box: Box }[] {
  return groupsOf(rulings).flatMap((group) => {
    const xs = places(group.filter(isUpright).map(({ x1 }) => x1));
    // A row that a page cuts has no ruling there: its upright ones end it.
    const ends = group.filter(isUpright).flatMap(({ y1, y2 }) => [y1, y2]);
    const ys = places([...group.filter((one) => !isUpright(one)).map(({ y1 }) => y1), Math.min(...ends), Math.max(...ends)]);
    if (xs.length < 3 || ys.length < 2) return [];
    const box = { left: xs[0] ?? 0, right: xs.at(-1) ?? 0, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0 };
    const inside = runs.filter((run) => isInside(run, box));
    if (inside.length === 0) return [];
    return [{ table: { rows: withoutEmpty(rowsOf(inside, group, xs, ys)), place: { page, line } }, box }];
  });
}

// Two rulings side by side make a column in which nothing stands.
function withoutEmpty(rows: readonly (readonly string[])[]): string[][] {
  const used = (rows[0] ?? []).map((_, column) => rows.some((row) => (row[column] ?? '').trim() !== ''));
  return rows.map((row) => row.filter((_, column) => used[column])).filter((row) => row.some((text) => text.trim() !== ''));
}

export function isInside({ x, y, end }: Run, { left, right, top, bottom }: Box): boolean {
  const middle = (x + end) / 2;
  return middle > left - NEAR && middle < right + NEAR && y > top - NEAR && y < bottom + NEAR;
}

function isUpright({ x1, x2 }: Ruling): boolean {
  return Math.abs(x1 - x2) < 1;
}

/** Rulings that touch each other. */
function groupsOf(rulings: readonly Ruling[]): Ruling[][] {
  const groups: Ruling[][] = [];
  for (const ruling of rulings) {
    const touched = groups.filter((group) => group.some((other) => touches(ruling, other)));
    const rest = groups.filter((group) => !touched.includes(group));
    groups.splice(0, groups.length, ...rest, [...touched.flat(), ruling]);
  }
  return groups;
}

function touches(a: Ruling, b: Ruling): boolean {
  const [minAx, maxAx] = [Math.min(a.x1, a.x2), Math.max(a.x1, a.x2)];
  const [minAy, maxAy] = [Math.min(a.y1, a.y2), Math.max(a.y1, a.y2)];
  const [minBx, maxBx] = [Math.min(b.x1, b.x2), Math.max(b.x1, b.x2)];
  const [minBy, maxBy] = [Math.min(b.y1, b.y2), Math.max(b.y1, b.y2)];
  return minAx <= maxBx + NEAR && minBx <= maxAx + NEAR && minAy <= maxBy + NEAR && minBy <= maxAy + NEAR;
}

function places(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b).filter((value, at, all) => at === 0 || value - (all[at - 1] ?? 0) > NEAR);
}

function rowsOf(runs: readonly Run[], rulings: readonly Ruling[], xs: readonly number[], ys: readonly number[]): string[][] {
  const upright = rulings.filter(isUpright);
  const level = rulings.filter((one) => !isUpright(one));
  const width = xs.length - 1;
  const height = ys.length - 1;
  const isParted = (column: number, row: number): boolean => {
    const [x, y] = [xs[column] ?? 0, ((ys[row] ?? 0) + (ys[row + 1] ?? 0)) / 2];
    return upright.some(({ x1, y1, y2 }) => Math.abs(x1 - x) <= NEAR && Math.min(y1, y2) <= y && y <= Math.max(y1, y2));
  };
  const isCutBelow = (column: number, row: number): boolean => {
    const [x, y] = [((xs[column] ?? 0) + (xs[column + 1] ?? 0)) / 2, ys[row + 1] ?? 0];
    return level.some(({ y1, x1, x2 }) => Math.abs(y1 - y) <= NEAR && Math.min(x1, x2) <= x && x <= Math.max(x1, x2));
  };
  // Each field points to the first field of its cell: the one to the left, else the one above.
  const first: number[] = [];
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      const at = row * width + column;
      if (column > 0 && !isParted(column, row)) first[at] = first[at - 1] ?? at;
      else if (row > 0 && !isCutBelow(column, row - 1)) first[at] = first[at - width] ?? at;
      else first[at] = at;
    }
  }
  const texts = new Map<number, Run[]>();
  for (const run of runs) {
    const column = placeIn(xs, (run.x + Math.min(run.end, run.x + 12)) / 2);
    const row = placeIn(ys, run.y - run.size / 3);
    const cell = first[row * width + column] ?? 0;
    texts.set(cell, [...(texts.get(cell) ?? []), run]);
  }
  return Array.from({ length: height }, (_, row) =>
    Array.from({ length: width }, (__, column) => textOf(texts.get(first[row * width + column] ?? -1) ?? [])),
  );
}

function placeIn(edges: readonly number[], value: number): number {
  const at = edges.findIndex((edge, index) => index > 0 && value < edge);
  return Math.max(0, (at < 0 ? edges.length - 1 : at) - 1);
}

/** The words of a cell: lines that its width broke are one; a dash, or what follows a full stop or semicolon, begins another. */
function textOf(runs: readonly Run[]): string {
  return linesOf(runs).reduce((whole, { text }) => {
    if (whole === '') return text;
    // "Phòng Tài chính / - Kế hoạch" is one name: a dash begins a line of a list only where the list has begun.
    const isListed = /^[-+•–●]\s?\S/u.test(text) && (/^[-+•–●]/u.test(whole) || /[.,;:]$/u.test(whole));
    if (isListed || /[.;:]$/u.test(whole)) return `${whole}\n${text}`;
    return /\p{L}-$/u.test(whole) ? `${whole}${text}` : `${whole} ${text}`;
  }, '');
}

/** Runs in lines from top to bottom; runs of a line that stand apart have a space between them. */
export function linesOf(runs: readonly Run[]): { text: string; y: number; x: number }[] {
  const sorted = [...runs].sort((a, b) => a.y - b.y || a.x - b.x);
  const lines: Run[][] = [];
  for (const run of sorted) {
    const line = lines.at(-1);
    const last = line?.at(-1);
    if (line && last && Math.abs(run.y - last.y) < Math.max(2, Math.min(run.size, last.size) * 0.5)) line.push(run);
    else lines.push([run]);
  }
  return lines.map((line) => {
    const ordered = [...line].sort((a, b) => a.x - b.x);
    const text = ordered.reduce((whole, run, at) => {
      const before = ordered[at - 1];
      const isApart = before && run.x - before.end > run.size * 0.18 && !/\s$/.test(whole) && !/^\s/.test(run.text);
      return `${whole}${isApart ? ' ' : ''}${run.text}`;
    }, '');
    return { text: text.trim(), y: ordered[0]?.y ?? 0, x: ordered[0]?.x ?? 0 };
  });
}
