import { isTable, type Line, type Table, type TextDocument } from './document';
import { markerOf } from './marker';

/** A paragraph made of one or several printed lines. */
export type Paragraph = Line;

/** The paragraphs and tables of a document; lines that the paper's edge broke are joined again. */
export function paragraphsOf({ parts, wrapped }: TextDocument): (Paragraph | Table)[] {
  const joined: (Paragraph | Table)[] = [];
  let open: Paragraph | null = null;
  let isAfterGap = false;
  for (const part of parts) {
    if (isTable(part)) {
      open = null;
      joined.push(part);
    } else if (part.text === '' || isPageNumber(part.text)) {
      // A page may break a sentence: the next line decides.
      if (open && (!wrapped || isClosed(open.text))) open = null;
      isAfterGap = true;
      continue;
    } else if (open && wrapped && continues(open.text, part.text, isAfterGap)) {
      open.text = `${open.text}${open.text.endsWith('-') && /^\p{Lu}/u.test(part.text) ? '' : ' '}${part.text}`;
    } else {
      open = { ...part };
      joined.push(open);
    }
    isAfterGap = false;
  }
  return joined;
}

function isPageNumber(text: string): boolean {
  return /^[-–~]?\s*\d{1,3}\s*[-–~]?$|^(trang|page)\s+\d+(\s*\/\s*\d+)?$|^[~_=.·-]+$/iu.test(text);
}

function continues(before: string, next: string, isAfterGap: boolean): boolean {
  if (markerOf(next)) return false;
  if (isAfterGap) return /^[\p{Ll},;)]/u.test(next) && before.length > 40;
  if (/^[\p{Ll}\d,;.:)”"%&–-]/u.test(next)) return !isHeading(before) || /^\p{Ll}/u.test(next);
  return !isClosed(before) && !isHeading(before) && before.length > 40 && !isHeading(next);
}

function isClosed(text: string): boolean {
  return /[.:;!?…]["”’)]?$|\.\/\.$/u.test(text);
}

/** A line of capitals ("KẾ HOẠCH", "II. NỘI DUNG TUYÊN TRUYỀN"). */
export function isHeading(text: string): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length > 2 && letters === letters.toUpperCase();
}
