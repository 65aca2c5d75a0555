import type { Raster } from './raster';

/** Darker than this is ink. */
const INK = 140;

/** A dark stretch along one line of points. */
export type Stretch = { at: number; from: number; to: number };

/** Stretches that lie beside each other: from where to where they go, and `at` in the middle across. */
export type Bar = { from: number; to: number; at: number; stretches: Stretch[] };

/** The thin level or upright bars on a page, as a slightly turned page draws a ruling, too: going on from line to line of points. */
export function barsOf(page: Raster, dpi: number, isUpright: boolean): Bar[] {
  const near = Math.ceil(dpi / 100);
  const open: Bar[] = [];
  const done: Bar[] = [];
  for (const stretch of stretchesOf(page, Math.round(dpi * 0.2), isUpright)) {
    const { at, from, to } = stretch;
    for (let i = open.length - 1; i >= 0; i -= 1)
      if (at - (open[i]?.stretches.at(-1)?.at ?? 0) > near) done.push(...open.splice(i, 1));
    const bar = open.find((one) => from <= one.to + near * 4 && to >= one.from - near * 4);
    if (bar) {
      bar.stretches.push(stretch);
      bar.from = Math.min(bar.from, from);
      bar.to = Math.max(bar.to, to);
    } else open.push({ from, to, at, stretches: [stretch] });
  }
  return [...done, ...open].filter((bar) => isThin(bar, dpi)).map((bar) => ({ ...bar, at: middleOf(bar) }));
}

function stretchesOf({ width, height, points }: Raster, shortest: number, isUpright: boolean): Stretch[] {
  const [lines, length] = isUpright ? [width, height] : [height, width];
  const [step, stride] = isUpright ? [width, 1] : [1, width];
  const found: Stretch[] = [];
  for (let at = 0; at < lines; at += 1) {
    let from = -1;
    let last = -1;
    for (let along = 0; along < length; along += 1) {
      if ((points[at * stride + along * step] ?? 255) >= INK) continue;
      // A scan leaves gaps of a point or two.
      if (from < 0 || along - last > 3) {
        if (from >= 0 && last - from >= shortest) found.push({ at, from, to: last });
        from = along;
      }
      last = along;
    }
    if (from >= 0 && last - from >= shortest) found.push({ at, from, to: last });
  }
  return found;
}

function isThin({ from, to, stretches }: Bar, dpi: number): boolean {
  const across = (stretches.at(-1)?.at ?? 0) - (stretches[0]?.at ?? 0);
  return across <= Math.max(dpi / 20, (to - from) * 0.02);
}

function middleOf({ stretches }: Bar): number {
  const lengths = stretches.reduce((sum, { from, to }) => sum + to - from, 0);
  return stretches.reduce((sum, { at, from, to }) => sum + at * (to - from), 0) / Math.max(1, lengths);
}
