import type { Ruling } from '../extract/pdf-cells';
import { barsOf, type Bar } from './bars-of';
import { isInk, type Raster } from './raster';

const MOST_RULINGS = 2_000;

/**
 * The level and upright rulings drawn on a page, in points of print from its top left corner, and the page without them; `dpi` is how
 * finely it was drawn. Letters are too short to be rulings, pictures and stamps too thick. Without its rulings a table is text to
 * a program that would take it for a picture.
 */
export function findRulings(page: Raster, dpi: number): { rulings: Ruling[]; rest: Raster } {
  const scale = 72 / dpi;
  const [level, upright] = [barsOf(page, dpi, false), barsOf(page, dpi, true)];
  const rulings = [
    ...level.map(({ from, to, at }): Ruling => ({ x1: from * scale, x2: to * scale, y1: at * scale, y2: at * scale })),
    ...upright.map(({ from, to, at }): Ruling => ({ x1: at * scale, x2: at * scale, y1: from * scale, y2: to * scale })),
  ];
  return { rulings: rulings.slice(0, MOST_RULINGS), rest: without(page, level, upright) };
}

// Also what lies between the stretches of a bar: a turned ruling climbs in steps, and a step left behind is read as a letter.
function without(page: Raster, level: readonly Bar[], upright: readonly Bar[]): Raster {
  const rest = { ...page, points: Buffer.from(page.points) };
  for (const bar of level) for (const { along, across } of bedOf(bar)) whiten(rest, along, across);
  for (const bar of upright) for (const { along, across } of bedOf(bar)) whiten(rest, across, along);
  return rest;
}

const HALF = 5;

function* bedOf({ from, to, at, stretches }: Bar): Iterable<{ along: number; across: number }> {
  const byPlace = stretches.map((one) => ({ at: one.at, middle: (one.from + one.to) / 2 })).sort((a, b) => a.middle - b.middle);
  const [first, last] = [byPlace[0], byPlace.at(-1)];
  const run = (last?.middle ?? 0) - (first?.middle ?? 0);
  const slope = run > (to - from) * 0.2 ? ((last?.at ?? 0) - (first?.at ?? 0)) / run : 0;
  for (let along = from; along <= to; along += 1) {
    const middle = Math.round(at + slope * (along - (from + to) / 2));
    for (let across = middle - HALF; across <= middle + HALF; across += 1) yield { along, across };
  }
}

function whiten(page: Raster, x: number, y: number): void {
  if (isInk(page, x, y, 255)) page.points[y * page.width + x] = 255;
}
