import { readNumbers, type Token } from './read-numbers';
import { TIME_SPELLINGS } from './word-senses';

/**
 * A phrase in the one spelling the grammar reads: lower case without marks, words and marks one space apart, numbers as digits
 * without leading zeros, fractions glued (`15/3/2027`). NFC, tone position, "hằng", "quí", dashes, Roman numerals, "T9" and text
 * without diacritics (OCR) all come out alike. Words that only look like time words end in `_`.
 */
export function foldText(text: string): string {
  const prepared = shorthand(
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/…|\.{2,}/g, ' … '),
  );
  const tokens = [...prepared.matchAll(/@\w+|[\p{L}\p{M}]+|\d+|[^\s\p{L}\d]/gu)].map((match) => tokenOf(match[0]));
  const share = shareWithMarks(tokens);
  const words = readNumbers(tokens, share >= 0.3).map((token) => sensed(token, share));
  return tidy(share < 0.6 ? words.join(' ').replace(AT_ONCE, 'lien ') : words.join(' '));
}

/** The key of a word: no marks, đ = d, "kì" = "kỳ", "quí" = "quý". */
export function keyOf(word: string): string {
  const bare = word.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd');
  return bare === 'ki' ? 'ky' : bare === 'qui' ? 'quy' : bare;
}

function tokenOf(raw: string): Token {
  return /^\d+$/.test(raw) ? { raw, key: raw.replace(/^0+(?=\d)/, '') } : { raw, key: keyOf(raw) };
}

// "Quý I năm 2021" has marks on most words, OCR text like "Thuong xuyen" on none, "Quý I hang nam" on some.
function shareWithMarks(tokens: readonly Token[]): number {
  const words = tokens.filter((token) => /^[\p{L}\p{M}]{2,}$/u.test(token.raw));
  return words.filter((token) => token.raw !== token.key).length / Math.max(words.length, 1);
}

// Where marks are written throughout, a word without them is another word; elsewhere only different marks tell.
function sensed({ raw, key }: Token, share: number): string {
  const strict = share >= 0.6;
  if (raw === 'ngay' && strict) return 'lien';
  const spellings = TIME_SPELLINGS[key];
  if (!spellings || share < 0.3 || spellings.includes(raw) || (raw === key && !strict)) return key;
  return `${key}_`;
}

function shorthand(text: string): string {
  const weeks = /tuần|tuan/.test(text) && !/tháng|thang/.test(text);
  return text
    .replace(/(?<![\p{L}\d])[dt] ?\+ ?\d+/gu, ' @event ')
    .replace(
      /(?<![\p{L}\d/])\d{1,2} ?(?:h(?![\p{L}])|giờ(?! ?làm)|gio(?! lam)|g(?=\d\d)|:(?=\d\d))(?: ?\d{2}(?!\d))?(?: ?(?:phút|phut))?(?!\p{L})/gu,
      ' @clock ',
    )
    .replace(/(?<!\d)(\d{1,2})[-.](\d{1,2})[-.](\d{4})(?!\d)/g, '$1/$2/$3')
    .replace(/(?<![\p{L}\d])t\.? ?0?(\d{1,2})(?!\d)/gu, (_, n: string) =>
      weeks && Number(n) <= 7 ? ` thứ ${n} ` : ` tháng ${n} `,
    )
    .replace(/(?<![\p{L}\d])q\.? ?(iv|i{1,3}|[1-4])(?![\p{L}\d])/gu, ' quý $1 ');
}

// Without marks "ngay sau khi" (at once) and "05 ngày sau khi" look alike; the number tells.
const AT_ONCE = /(?<!\d )\bngay (?=sau khi |khi )/g;

function tidy(words: string): string {
  return words
    .replace(/ ?\/ ?/g, '/')
    .replace(/\bquy (?=dinh|che|trinh|mo|hoach|chuan|tac)/g, 'quy_ ')
    .replace(/\bdau (?=tu)/g, 'dau_ ')
    .replace(/\bmoi (?=nhat)/g, 'moi_ ')
    .replace(/ & /g, ' va ')
    .replace(/["“”'‘’*]/g, ' ')
    .replace(/[\s.]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim();
}
