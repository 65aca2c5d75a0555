/**
 * Words of a plan in which the plan's year, and the years beside it, are moved on: "Tháng 5/2026" → "Tháng 5/2027". What
 * names another document ("Nghị quyết số 76/2026/NQ-HĐND", "số 45/QĐ-UBND ngày 12/3/2026") or a span of years
 * ("giai đoạn 2026-2030") stays as it is.
 */
export function shiftWords(words: string, from: number, years: number): string {
  return pieces(words)
    .map(({ text, isFixed }) => (isFixed ? text : text.replace(YEAR, (year) => moved(Number(year), from, years))))
    .join('');
}

/** The documents and spans of years named in words that hold the plan's year: whoever copies must look at them. */
export function keptWords(words: string, from: number): string[] {
  return pieces(words).flatMap(({ text, isFixed }) => (isFixed && text.includes(String(from)) ? [text] : []));
}

const YEAR = /(?<!\d)\d{4}(?!\d)/gu;
const DOCUMENT = String.raw`(?:số\s+)?\d+(?:\/\d{4})?\/\p{Lu}[\p{Lu}\d]*(?:-\p{Lu}+)*(?:\s+ngày\s+\d{1,2}[/.-]\d{1,2}[/.-]\d{4})?`;
const SPAN = String.raw`(?<!\d)\d{4}\s*[-–]\s*\d{4}(?!\d)`;

function pieces(words: string): { text: string; isFixed: boolean }[] {
  // Split by a group keeps what it split at: every second piece is a document or a span.
  return words.split(new RegExp(`(${DOCUMENT}|${SPAN})`, 'u')).map((text, i) => ({ text, isFixed: i % 2 === 1 }));
}

function moved(year: number, from: number, years: number): string {
  return String(Math.abs(year - from) <= 1 ? year + years : year);
}
