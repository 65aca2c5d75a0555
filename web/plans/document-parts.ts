import type { Passage } from '../../store/draft-documents';

/** A passage as it is shown, or a piece of a very long one; `at` is the passage's place in the document. */
export type Piece = { at: number; isFirst: boolean; page: number | null; text: string };

/** A part of a document is a page's worth of it: with the form or the tasks beside it the page stays below 100 KB. */
const MOST_BYTES = 55_000;
const OF_A_PIECE = 120;
const LONGEST_PIECE = 4_000;

/**
 * A document in parts that fit a page each. `beside`: how many bytes are shown beside a passage, by its place, because a task begins
 * there. Never empty.
 */
export function documentParts(passages: readonly Passage[], beside: (at: number) => number): Piece[][] {
  const parts: Piece[][] = [[]];
  let bytes = 0;
  for (const piece of passages.flatMap(piecesOf)) {
    const own = escapedBytes(piece.text) + OF_A_PIECE + (piece.isFirst ? beside(piece.at) : 0);
    const here = parts.at(-1) ?? [];
    if (here.length > 0 && bytes + own > MOST_BYTES) {
      parts.push([piece]);
      bytes = own;
    } else {
      here.push(piece);
      bytes += own;
    }
  }
  return parts;
}

/** How many bytes a text takes once it stands in a page. */
export function escapedBytes(text: string): number {
  return Buffer.byteLength(text) + 5 * (text.match(/[&<>"'`=]/g)?.length ?? 0);
}

function piecesOf({ page, text }: Passage, at: number): Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  while (rest !== '') {
    const space = rest.length > LONGEST_PIECE ? rest.lastIndexOf(' ', LONGEST_PIECE) : -1;
    const until = rest.length <= LONGEST_PIECE ? rest.length : space > 0 ? space : LONGEST_PIECE;
    pieces.push({ at, isFirst: pieces.length === 0, page, text: rest.slice(0, until) });
    rest = rest.slice(until).trimStart();
  }
  return pieces;
}
