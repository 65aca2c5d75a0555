import type { Ruling } from './pdf-cells';
import { times } from './pdf-pictures';

type Matrix = readonly [number, number, number, number, number, number];
/** The numbers pdf.js gives its acts (`OPS`). */
export type ActNumbers = Readonly<Record<'save' | 'restore' | 'transform' | 'constructPath' | 'endPath', number>>;
type Operators = { fnArray: readonly number[]; argsArray: readonly unknown[] };

/** How a path is written in pdf.js: a letter for each act and its numbers after it. */
const DRAW = { moveTo: 0, lineTo: 1, curveTo: 2, quadraticCurveTo: 3, closePath: 4 };
/** A filled box so thin is a ruling. */
const THIN = 2.5;
const SHORTEST = 4;
const MOST = 20_000;

/** The upright and level rulings a page draws, in points from its top left corner. */
export function rulingsOf({ fnArray, argsArray }: Operators, acts: ActNumbers, height: number): Ruling[] {
  const found: Ruling[] = [];
  const stack: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [at, fn] of fnArray.entries()) {
    const args = argsArray[at];
    if (fn === acts.save) stack.push(matrix);
    else if (fn === acts.restore) matrix = stack.pop() ?? matrix;
    else if (fn === acts.transform && Array.isArray(args)) matrix = times(matrix, args as unknown as Matrix);
    else if (fn === acts.constructPath && found.length < MOST) {
      const [act, [path]] = args as [number, [Float32Array | number[] | null]];
      // A path that only ends clips what comes after; nothing of it is seen.
      if (path && act !== acts.endPath) found.push(...rulingsIn([...path], matrix, height));
    }
  }
  return found;
}

function rulingsIn(path: readonly number[], matrix: Matrix, height: number): Ruling[] {
  return subpaths(path).flatMap((points) => {
    const placed = points.map(([x, y]) => place(matrix, x, y, height));
    const xs = placed.map(([x]) => x);
    const ys = placed.map(([, y]) => y);
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (right - left <= THIN && bottom - top >= SHORTEST) return [upright((left + right) / 2, top, bottom)];
    if (bottom - top <= THIN && right - left >= SHORTEST) return [level((top + bottom) / 2, left, right)];
    return placed.slice(1).flatMap(([x, y], at) => sideOf(placed[at] ?? [x, y], [x, y]));
  });
}

function sideOf([x1, y1]: readonly [number, number], [x2, y2]: readonly [number, number]): Ruling[] {
  if (Math.abs(x1 - x2) < 0.5 && Math.abs(y1 - y2) >= SHORTEST) return [upright(x1, Math.min(y1, y2), Math.max(y1, y2))];
  if (Math.abs(y1 - y2) < 0.5 && Math.abs(x1 - x2) >= SHORTEST) return [level(y1, Math.min(x1, x2), Math.max(x1, x2))];
  return [];
}

function upright(x: number, top: number, bottom: number): Ruling {
  return { x1: x, x2: x, y1: top, y2: bottom };
}

function level(y: number, left: number, right: number): Ruling {
  return { x1: left, x2: right, y1: y, y2: y };
}

/** The straight pieces of a path; one with curves is no ruling. */
function subpaths(path: readonly number[]): [number, number][][] {
  const pieces: [number, number][][] = [];
  let open: [number, number][] = [];
  const end = (): void => {
    if (open.length > 1) pieces.push(open);
    open = [];
  };
  for (let at = 0; at < path.length;) {
    const act = path[at];
    const [x = 0, y = 0] = [path[at + 1], path[at + 2]];
    if (act === DRAW.moveTo) {
      end();
      open = [[x, y]];
      at += 3;
    } else if (act === DRAW.lineTo) {
      open.push([x, y]);
      at += 3;
    } else if (act === DRAW.closePath) {
      if (open[0]) open.push(open[0]);
      end();
      at += 1;
    } else {
      open = [];
      at += act === DRAW.curveTo ? 7 : act === DRAW.quadraticCurveTo ? 5 : path.length;
    }
  }
  end();
  return pieces;
}

function place([a, b, c, d, e, f]: Matrix, x: number, y: number, height: number): [number, number] {
  return [a * x + c * y + e, height - (b * x + d * y + f)];
}
