import { isTable, type Place, type TextDocument } from './document';

/** A line, a paragraph or a row of a table as a person looks at it: cells side by side. */
export type Passage = Place & { text: string; isRow: boolean };

/** Beyond this a document is no plan anybody compares line by line. */
const MOST_PASSAGES = 4_000;
const MOST_LETTERS = 600_000;

/** The words of a document from top to bottom, without empty lines; a long document ends where nobody would compare it any more. */
export function passagesOf({ parts }: TextDocument): Passage[] {
  const passages = parts.flatMap((part): Passage[] =>
    isTable(part)
      ? part.rows.map((row) => ({ ...part.place, text: rowText(row), isRow: true }))
      : [{ ...part.place, text: part.text.trim(), isRow: false }],
  );
  let letters = 0;
  return passages
    .filter(({ text }) => text !== '')
    .slice(0, MOST_PASSAGES)
    .filter(({ text }) => (letters += text.length) <= MOST_LETTERS);
}

// A cell merged over columns stands in each of them.
function rowText(row: readonly string[]): string {
  const cells = row.map((text) => text.replace(/\s+/g, ' ').trim());
  return cells.filter((text, at) => text !== '' && text !== cells[at - 1]).join(' | ');
}
