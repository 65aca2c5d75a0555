/** What begins a numbered or listed paragraph, from the outermost to the innermost. */
export type MarkerKind = 'part' | 'item' | 'point' | 'dash' | 'plus';
export type Marker = { kind: MarkerKind; label: string; rest: string };

// A scan reads I as l or 1; digits alone are a number.
const ROMAN = /^(?:phần\s+(?:thứ\s+)?)?((?!\d+\b)X{0,3}(?:IX|IV|V?[Il1]{1,3}|V|X))\s*[.)/:-]\s+(?=\S)/iu;
const ARTICLE = /^điều\s+(\d{1,3})\s*[.:]?\s+(?=\S)/iu;
/** "A. MỤC TIÊU" over I., II.; a name's initial ("A. Sùng") has no capitals behind it. */
const LETTER = /^([A-HĐ])\s*[.)/-]\s+(?=[^\p{Ll}]{4,}$)/u;
const NAMED = /^phần\s+(?:thứ\s+)?(nhất|hai|ba|tư|năm|sáu)\s*[.:-]?\s*(?=\S)/iu;
const ITEM = /^(?:mục\s+)?(\d{1,3}(?:\.\d{1,2}){0,3})\s*[.)/-]?\.?\s+(?=\S)|^(\d{1,3})[.)](?=\p{Lu})/iu;
const POINT = /^[-–•*]?\s*(đ|[a-z]|¢|ª)\s*[).]\s*(?=\S)/u;
const DASH = /^[-–—•●▪◦*~]\s*(?=\S)/u;
const PLUS = /^\+\s*(?=\S)/u;

/** The marker a paragraph begins with, or null. `1.` `1.2.` items, `I.` parts, `a)` points, `-` dashes, `+` pluses. */
export function markerOf(text: string): Marker | null {
  const roman = ROMAN.exec(text);
  if (roman && roman[1] !== roman[1]?.toLowerCase())
    return { kind: 'part', label: romanOf(roman[1] ?? ''), rest: text.slice(roman[0].length) };
  const article = ARTICLE.exec(text) ?? LETTER.exec(text) ?? NAMED.exec(text);
  if (article) return { kind: 'part', label: article[1] ?? '', rest: text.slice(article[0].length) };
  const item = ITEM.exec(text);
  if (item && /[.)/-]/.test(item[0])) return { kind: 'item', label: item[1] ?? item[2] ?? '', rest: text.slice(item[0].length) };
  const point = POINT.exec(text);
  if (point && /[).]/.test(point[0]) && isPoint(point[1] ?? '', point[0]))
    return { kind: 'point', label: letterOf(point[1] ?? ''), rest: text.slice(point[0].length) };
  const plus = PLUS.exec(text);
  if (plus) return { kind: 'plus', label: '+', rest: text.slice(plus[0].length) };
  const dash = DASH.exec(text);
  return dash ? { kind: 'dash', label: '-', rest: text.slice(dash[0].length) } : null;
}

// Scans read `I` as `1` or `l`: "I1." is II.
function romanOf(read: string): string {
  return read.replace(/[l1]/g, 'I').toUpperCase();
}

// Scans read `c)` as `¢)`.
function letterOf(read: string): string {
  return read === '¢' ? 'c' : read === 'ª' ? 'a' : read.toLowerCase();
}

function isPoint(letter: string, whole: string): boolean {
  return whole.includes(')') || /^[a-zđ]$/u.test(letter);
}
