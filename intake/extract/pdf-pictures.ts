type Matrix = readonly [number, number, number, number, number, number];
/** The numbers pdf.js gives its acts (`OPS`). */
export type ActNumbers = Readonly<
  Record<'save' | 'restore' | 'transform' | 'paintImageXObject' | 'paintInlineImageXObject' | 'paintImageMaskXObject', number>
>;
type Operators = { fnArray: readonly number[]; argsArray: readonly unknown[] };

/** How much of a page is covered by pictures, in square points: each is painted as a square of one, drawn out to its size. */
export function pictureArea({ fnArray, argsArray }: Operators, acts: ActNumbers): number {
  const paints = [acts.paintImageXObject, acts.paintInlineImageXObject, acts.paintImageMaskXObject];
  const stack: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let area = 0;
  for (const [at, fn] of fnArray.entries()) {
    const args = argsArray[at];
    if (fn === acts.save) stack.push(matrix);
    else if (fn === acts.restore) matrix = stack.pop() ?? matrix;
    else if (fn === acts.transform && Array.isArray(args)) matrix = times(matrix, args as unknown as Matrix);
    else if (paints.includes(fn)) area += Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]);
  }
  return area;
}

/** One placing after another. */
export function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
