import { isTable, type Line, type Place, type Table, type TextDocument } from './document';

/** Characters no paragraph of a plan comes near. Some megabytes above it a pattern that repeats a letter runs out of stack. */
export const LONGEST_LINE = 200_000;

/** Where a line or a cell stands that is longer than any paragraph of a plan; null when none is. */
export function overlongLine({ parts }: TextDocument): Place | null {
  return parts.find((part) => textsOf(part).some(({ length }) => length > LONGEST_LINE))?.place ?? null;
}

function textsOf(part: Line | Table): readonly string[] {
  return isTable(part) ? part.rows.flat() : [part.text];
}
