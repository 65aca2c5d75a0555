import { isTable, type TextDocument } from '../document/document';

/** Words with single spaces between them, and where they stand in their line (UTF-16 units, `until` is after the last). */
export type Segment = { from: number; until: number; text: string };

/** A line as it was printed: what wider white keeps apart. */
export type SpacedLine = { text: string; segments: readonly Segment[] };

/** Wider than any paper; what is longer is a paragraph. */
export const WIDEST_LINE = 500;

/** A part of a document as a printed line; null: it is none. */
export function spacedLine(part: TextDocument['parts'][number] | undefined): SpacedLine | null {
  if (!part || isTable(part) || part.text.length > WIDEST_LINE) return null;
  const text = part.text
    .normalize('NFC')
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000\t]/g, ' ')
    .trimEnd();
  return { text, segments: segmentsOf(text) };
}

function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  for (const { 0: word, index } of text.matchAll(/[^ ]+/gu)) {
    const before = segments.at(-1);
    if (before && index - before.until < 2) {
      before.text += ` ${word}`;
      before.until = index + word.length;
    } else segments.push({ from: index, until: index + word.length, text: word });
  }
  return segments;
}
