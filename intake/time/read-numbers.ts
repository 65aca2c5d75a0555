import { NUMBER_WORDS } from './word-senses';

/** One word, number or mark of a phrase: as written (NFC, lower case) and without marks. */
export type Token = { raw: string; key: string };

const BEFORE = new Set(['thu', 'thang', 'quy', 'ngay', 'mung', 'mong', 'dot', '(']);
const AFTER = new Set([
  'lan',
  'ky',
  'ngay',
  'thang',
  'tuan',
  'dot',
  'quy',
  'cuoc',
  'bai',
  'tin',
  'lop',
  'buoi',
  'hoi',
  'chuyen',
  'nam',
  '(',
  'dau',
  'va',
  ',',
]);
const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii'];
const LISTING = new Set([',', 'va', 'hoac', '-', 'den', '&']);

/** Spelled-out and Roman numbers become digits where a number can stand: "thứ năm", "mười lăm (15) ngày", "Quý II, IV". */
export function readNumbers(tokens: readonly Token[], marked: boolean): Token[] {
  return dropRepeated(spelledOut(roman(tokens), marked));
}

function roman(tokens: readonly Token[]): Token[] {
  let open = false;
  return tokens.map((token) => {
    if (token.key === 'thang' || token.key === 'quy') open = true;
    else if (open && ROMAN.includes(token.key)) return number(ROMAN.indexOf(token.key) + 1);
    else if (!LISTING.has(token.key) && !/^\d+$/.test(token.key)) open = false;
    return token;
  });
}

function spelledOut(tokens: readonly Token[], marked: boolean): Token[] {
  const result: Token[] = [];
  for (let i = 0; i < tokens.length;) {
    const run = numeralRun(tokens, i, marked);
    const values = run.map((token) => NUMBER_WORDS[token.key]?.value ?? 0);
    if (run.length > 0 && (run.length > 1 ? values.includes(10) : standsAsNumber(tokens, i, marked))) {
      result.push(number(valueOf(values)));
      i += run.length;
    } else {
      result.push(tokens[i] as Token);
      i += 1;
    }
  }
  return result;
}

function numeralRun(tokens: readonly Token[], from: number, marked: boolean): Token[] {
  let end = from;
  while (end < tokens.length && isNumeral(tokens[end] as Token, marked)) end += 1;
  const run = tokens.slice(from, end);
  // "thứ hai tư…" or "năm năm": only runs around ten are one number; otherwise the first word alone.
  return run.some((token) => token.key === 'muoi') ? run.slice(0, lengthAroundTen(run)) : run.slice(0, 1);
}

function lengthAroundTen(run: readonly Token[]): number {
  const ten = run.findIndex((token) => token.key === 'muoi');
  const unit = run[ten + 1];
  return ten > 1 ? 1 : unit && unit.raw !== 'năm' && unit.key !== 'muoi' && unit.key !== 'nam' ? ten + 2 : ten + 1;
}

function isNumeral(token: Token, marked: boolean): boolean {
  const word = NUMBER_WORDS[token.key];
  return word !== undefined && (!marked || word.spellings.includes(token.raw));
}

function standsAsNumber(tokens: readonly Token[], i: number, marked: boolean): boolean {
  const [key, before, after] = [tokens[i]?.key ?? '', tokens[i - 1]?.key ?? '', tokens[i + 1]?.key ?? ''];
  if (key === 'nhat' || key === 'nhi') return before === 'thu';
  if (key === 'muoi') return true;
  if (key === 'tu') return before === 'thu' || (marked && (before === 'thang' || before === 'quy'));
  if (key === 'lam') return false;
  if (key === 'nam') return isFive(tokens, i, marked);
  if (key === 'sau' && !marked) return before === 'thu';
  return BEFORE.has(before) || AFTER.has(after);
}

// "năm" is both year and five: five after "thứ", before a counted noun ("năm ngày làm việc"), and in "tháng năm" (May).
function isFive(tokens: readonly Token[], i: number, marked: boolean): boolean {
  const [before, after, next] = [tokens[i - 1]?.key ?? '', tokens[i + 1]?.key ?? '', tokens[i + 2]?.key ?? ''];
  if (before === 'thu') return true;
  if (after === 'nam' && !LISTING.has(next)) return true;
  if (['lan', 'dot', 'cuoc', 'tuan', 'ky'].includes(after) && before !== 'trong')
    return before !== 'hang' && before !== 'moi' && before !== 'mot' && before !== '1' && before !== '/';
  if (after === 'ngay' && (next === 'lam' || next === 'ke')) return true;
  return (
    marked &&
    before === 'thang' &&
    !/^\d+$/.test(tokens[i - 2]?.key ?? '') &&
    !/^\d+$/.test(after) &&
    !['hang', 'moi', 'dinh'].includes(tokens[i - 2]?.key ?? '')
  );
}

function valueOf(values: readonly number[]): number {
  const ten = values.indexOf(10);
  if (ten < 0) return values[0] ?? 0;
  return (ten === 0 ? 1 : (values[0] ?? 1)) * 10 + (values[ten + 1] ?? 0);
}

// "mười lăm (15) ngày", "02 (hai) lần": the number in brackets repeats the one before it.
function dropRepeated(tokens: readonly Token[]): Token[] {
  return tokens.filter((_, i) => {
    for (const start of [i, i - 1, i - 2]) {
      const [open, inside, close, before] = [tokens[start], tokens[start + 1], tokens[start + 2], tokens[start - 1]];
      if (open?.key === '(' && close?.key === ')' && /^\d+$/.test(inside?.key ?? '') && inside?.key === before?.key) return false;
    }
    return true;
  });
}

function number(value: number): Token {
  return { raw: String(value), key: String(value) };
}
