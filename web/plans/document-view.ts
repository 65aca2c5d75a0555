import type { DraftDocument } from '../../store/draft-documents';
import { documentParts, type Piece } from './document-parts';
import { pageNumbers } from './page-numbers';

/** A place of the document something was read from: what it is called there, where a click leads, what the page beside it shows of it. */
export type Mark = {
  range: readonly [from: number, until: number];
  words: string;
  /** Where the mark leads; null: to this page itself. */
  to: string | null;
  isHere: boolean;
  /** Bytes shown beside it. */
  bytes: number;
};

type Shown = {
  marks: readonly Mark[];
  /** The part that was asked for; anything else is the part with what the page is about, else the first. */
  part: number;
  /** The address of a part. */
  to: (part: number) => string;
};

/** The document of a draft, a part at a time, with the places marked that something was read from. */
export function documentView({ passages, notes }: DraftDocument, { marks, part, to }: Shown) {
  const parts = documentParts(passages, (at) => sum(startingAt(marks, at)));
  const firstHere = Math.min(...marks.flatMap(({ isHere, range: [from] }) => (isHere ? [from] : [])));
  const place = Number.isInteger(part) && part >= 1 && part <= parts.length ? part : partOf(parts, firstHere);
  const pieces = parts[place - 1] ?? [];
  return {
    notes,
    pieces: pieces.map((piece, i) => pieceView(piece, i > 0 ? pieces[i - 1] : null, marks)),
    parts: pageNumbers(parts.length, place, to),
    part: place,
    /** Which passages this part has. */
    holds: (at: number) => pieces.some((one) => one.at === at),
    isLast: place === parts.length,
    first: marks.some(({ isHere }) => isHere) && pieces.some(({ at }) => at === firstHere) ? passageId(firstHere) : null,
    /** The address of a passage: on this page, or in the part it is in. */
    wayTo: (at: number) => (pieces.some((one) => one.at === at) ? '' : to(partOf(parts, at))) + `#${passageId(at)}`,
  };
}

/** The name of a passage in its page. */
export function passageId(at: number): string {
  return `p-${at + 1}`;
}

function partOf(parts: readonly Piece[][], passage: number): number {
  return Math.max(1, parts.findIndex((pieces) => pieces.some(({ at }) => at === passage)) + 1);
}

function startingAt(marks: readonly Mark[], at: number): Mark[] {
  return marks.filter(({ range: [from] }) => from === at);
}

function sum(marks: readonly Mark[]): number {
  return marks.reduce((bytes, mark) => bytes + mark.bytes, 0);
}

function pieceView({ at, isFirst, page, text }: Piece, before: Piece | null | undefined, marks: readonly Mark[]) {
  const over = marks.filter(({ range: [from, until] }) => from <= at && at < until);
  return {
    id: isFirst ? passageId(at) : null,
    page: page !== null && page !== before?.page ? page : null,
    look: over.some(({ isHere }) => isHere) ? 'read here' : over.length > 0 ? 'read' : null,
    marks: isFirst ? startingAt(marks, at).map(({ words, to }) => ({ words, to })) : [],
    text,
  };
}
