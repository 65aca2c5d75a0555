import { clause, upperFirst } from '../clean-text';
import { asHtml, escapeHtml, renderTemplate } from '../compile-templates';
import type { SectionView } from '../section-view';
import type { Piece } from './read-text';

/** How a place is filled. Null: it has nothing to say here, and the whole text gives way to the shipped one. */
type Fill = (piece: Extract<Piece, { place: unknown }>) => string | null;

/** An own text as plain text; null when a place in it is empty here. */
export function writeText(pieces: readonly Piece[], view: SectionView): string | null {
  return fillAll(
    pieces,
    (piece) => valueOf(piece, view, 'text'),
    (words) => words,
  );
}

/** The same as HTML, in paragraphs: everything escaped, link and table from the shipped templates. */
export function writeHtml(pieces: readonly Piece[], view: SectionView): object | null {
  const paragraphs = paragraphsOf(pieces).map((paragraph) => {
    const inner = fillAll(
      paragraph,
      (piece) => valueOf(piece, view, 'html'),
      (words) => escapeHtml(words).replaceAll('\n', '<br>'),
    );
    const isTable = paragraph.some((piece) => 'place' in piece && piece.place.field === 'list');
    return inner === null || isTable ? inner : `<p style="margin:0 0 12px">${inner}</p>`;
  });
  return paragraphs.includes(null) ? null : asHtml(paragraphs.join('\n'));
}

/** The paragraphs of a text: pieces between blank lines. */
export function paragraphsOf(pieces: readonly Piece[]): Piece[][] {
  const paragraphs: Piece[][] = [[]];
  for (const piece of pieces) {
    if ('place' in piece) paragraphs.at(-1)?.push(piece);
    else
      for (const [i, words] of piece.words.split(/\n[ \t]*\n\s*/).entries()) {
        if (i > 0) paragraphs.push([]);
        if (words) paragraphs.at(-1)?.push({ words });
      }
  }
  return paragraphs.map(trimmed).filter((paragraph) => paragraph.length > 0);
}

function trimmed(paragraph: Piece[]): Piece[] {
  return paragraph
    .map((piece, i) => {
      if ('place' in piece) return piece;
      const start = i === 0 ? piece.words.trimStart() : piece.words;
      return { words: i === paragraph.length - 1 ? start.trimEnd() : start };
    })
    .filter((piece) => 'place' in piece || piece.words !== '');
}

function fillAll(pieces: readonly Piece[], fill: Fill, write: (words: string) => string): string | null {
  const parts = pieces.map((piece) => ('place' in piece ? fill(piece) : write(piece.words)));
  return parts.includes(null) ? null : parts.join('');
}

function valueOf({ place, how }: Extract<Piece, { place: unknown }>, view: SectionView, part: 'text' | 'html'): string | null {
  if (place.field === 'link') return renderTemplate('partials/link', part, view).trim();
  if (place.field === 'details') return renderTemplate('partials/details', part, view).trim();
  if (place.field === 'list') return view.hasRows ? renderTemplate('partials/table', part, view).trim() : null;
  const value = view[place.field as keyof SectionView];
  const words = typeof value === 'string' ? value : '';
  const shown = part === 'html' ? escapeHtml(words) : words;
  if (how === 'comma') return clause(words) === '' ? '' : `, ${shown}`;
  if (clause(words) === '') return null;
  return how === 'upper' ? upperFirst(shown) : shown;
}

/** An own SMS; null when a place in it is empty. The title may be cut to nothing. */
export function writeSms(pieces: readonly Piece[], view: Readonly<Record<string, unknown>>): string | null {
  const fill: Fill = ({ place, how }) => {
    const words = String(view[place.field] ?? '');
    if (words === '') return how === 'comma' || CUT.has(place.field) ? '' : null;
    return how === 'comma' ? `, ${words}` : how === 'upper' ? upperFirst(words) : words;
  };
  const text = fillAll(pieces, fill, (words) => words);
  return text === null
    ? null
    : text
        .replace(/ *\( *\)/g, '')
        .replace(/ {2,}/g, ' ')
        .trim();
}

const CUT = new Set(['title', 'authority']);
