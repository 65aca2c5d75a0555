/** Where something stands in a document: page (from 1; null where a document has no pages) and line or paragraph (from 1). */
export type Place = { page: number | null; line: number };

/** A line as it was printed, or a paragraph of a document that knows its paragraphs. */
export type Line = { text: string; place: Place };

/** A table whose cells are known. Every row has as many cells as the table has columns; a merged cell stands in each place it covers. */
export type Table = {
  rows: readonly (readonly string[])[];
  place: Place;
  /** Text keeps of a cell merged over rows only the first: an empty cell may belong to the one above. */
  mergesLost?: boolean;
};

/**
 * The words of a document once they are out of its file: lines and tables in the order of reading. `wrapped`: lines end where the
 * paper ended, not where the paragraph does (pdf, OCR, text copied from them).
 */
export type TextDocument = {
  parts: readonly (Line | Table)[];
  wrapped: boolean;
  /** Pages that are pictures of text nobody has read yet, and pages whose words a machine has recognized on a picture (OCR). */
  pictures?: readonly number[];
  recognized?: readonly number[];
};

export function isTable(part: Line | Table): part is Table {
  return 'rows' in part;
}
