import type { Atom, Join, SpanUnit } from './atoms';
import { DAY, LINK, MONTH, NOT_COUNTED, NOT_LIMIT, NOT_LISTED, YEAR, pattern, type Pattern } from './pattern';

const OF_YEAR = `(?:(?:/| nam | cua nam | - nam | )(${YEAR}))?`;
const QUARTER = '[1-4](?!\\d|/\\d(?!\\d{3}))';
const HALF = 'thang (dau|cuoi)(?: cua)? nam';

/** Dates, days, months, quarters, halves and years, and where in them ("giữa năm", "tuần thứ hai của tháng"). */
export const CALENDAR_PATTERNS: readonly Pattern[] = [
  pattern(`(?:ngay |mung |mong |hom )?(${DAY})/(${MONTH})(?:(?:/| nam )(${YEAR}))?(?!/?\\d)`, ([, day, month, year]) =>
    date(day, month, year),
  ),
  pattern(
    `(?:ngay |mung |mong )(${DAY})(?: cua)? thang (${MONTH})${OF_YEAR}${NOT_COUNTED}(?!${LINK}(?:thang )?${MONTH}${NOT_COUNTED}(?!/))`,
    ([, d, m, y]) => date(d, m, y),
  ),
  pattern(
    `(?:cac )?(?:ngay|mung|mong) (${DAY}(?!/)(?:${LINK}(?:den )?(?:ngay |mung )?${DAY}(?![/\\d])${NOT_LISTED})*)${NOT_LISTED}`,
    ([, list]) => ({
      is: 'days',
      days: numbersOf(list),
      join: joinOf(list),
    }),
  ),
  pattern(`(?<=truoc )(${DAY})(?= (?:hang|moi|cua moi) thang)`, ([, day]) => ({
    is: 'days',
    days: numbersOf(day),
    join: 'list',
  })),
  spans('month', `(?:cac )?thang`, MONTH),
  spans('quarter', `(?:cac )?quy`, QUARTER),
  pattern(`(${MONTH})/(${YEAR})`, ([, month, year]) => span('month', [Number(month)], 'list', year)),
  pattern(`6 ${HALF}(?:(?: va| ,| va ,) (?:6 thang )?(cuoi)(?: cua)? nam)${OF_YEAR}`, ([, , , year]) =>
    span('half-year', [1, 2], 'list', year),
  ),
  pattern(`6 thang dau(?: va| ,) (?:6 thang )?cuoi nam${OF_YEAR}`, ([, year]) => span('half-year', [1, 2], 'list', year)),
  pattern(`6 ${HALF}${OF_YEAR}`, ([, which, year]) => span('half-year', [which === 'dau' ? 1 : 2], 'list', year)),
  pattern(`nua (?:dau|(cuoi)|(sau))(?: cua)? nam${OF_YEAR}`, ([, end, after, year]) =>
    span('half-year', [(end ?? after) ? 2 : 1], 'list', year),
  ),
  pattern(`9 thang(?: dau)?(?: cua)? nam${OF_YEAR}`, ([, year]) => span('nine-months', [1], 'list', year)),
  pattern(`3 ${HALF}${OF_YEAR}`, ([, which, year]) => span('quarter', [which === 'dau' ? 1 : 4], 'list', year)),
  pattern(
    `(?:giai doan|thoi ky|trong cac nam|cac nam|tu nam|tu|nam)? ?(${YEAR}) ?(?:-|den|den nam|den het nam|den het) ?(${YEAR})`,
    ([, from, to]) => ({
      is: 'years',
      from: Number(from),
      to: Number(to),
    }),
  ),
  pattern(`nam cuoi (?:cua )?(?:ky|giai doan|nhiem ky|ke hoach)(?: ke hoach)?(?: 5 nam)?`, () => ({ is: 'last-of-five-years' })),
  pattern(`(?:va )?(?:cac|nhung) nam (?:tiep theo|sau|toi|ke tiep)`, () => ({ is: 'promptly' })),
  pattern(`nam truoc(?: lien ke)?(?: nam ke hoach| nam bao cao)?${NOT_LIMIT}`, () => ({ is: 'relative-year', plus: -1 })),
  pattern(`nam (?:ke tiep|sau|tiep theo|toi|ke sau|lien ke|sau lien ke)(?: nam ke hoach)?`, () => ({
    is: 'relative-year',
    plus: 1,
  })),
  pattern(`nam hoc(?: moi)?(?: ${YEAR}(?: ?[-/] ?${YEAR})?)?`, () => ({ is: 'school-year' })),
  pattern(`(?:cua |trong |het )?(?:cung nam|nam nay|nam ke hoach|nam hien tai)`, () => ({ is: 'this-year' })),
  pattern(`(?:nam )?(${YEAR})(?!/)`, ([, year]) => span('year', [Number(year)], 'list', year)),
  pattern(`nua (?:thang|nam|quy)`, () => ({ is: 'loose' })),
  pattern(
    `thang (dau|cuoi|giua|thu \\d+|thu)(?: tien| cung)?(?: cua| moi| hang| cac| tung)*(?= (?:moi |hang |cac |cuoi )?(quy|ky)(?![a-z_]))`,
    ([, which, of]) => ({
      is: 'month-of',
      which: monthOf(which),
      of: of ?? 'quy',
    }),
  ),
  pattern(`thang (1|2|3)(?: cua)? (?:moi|hang|cac|tung) quy`, ([, n]) => [
    { is: 'month-of', which: Number(n), of: 'quy' },
    { is: 'each', cycles: ['quarter'], weak: false },
  ]),
  pattern(
    `tuan (dau|cuoi|thu \\d|\\d)(?: tien| cung)?((?:${LINK}(?:tuan )?(?:thu )?(?:\\d|cuoi|dau)(?: tien| cung)?)*)(?: cua)?(?: cac)?(?= (?:moi |hang |cac )?thang)`,
    ([, first, more]) => ({
      is: 'week-of-month',
      weeks: [first ?? '1', ...(more ?? '').split(new RegExp(LINK))].flatMap(weekOf),
    }),
  ),
  pattern(`(${DAY}) ngay (dau|cuoi)(?: tien| cung)?(?: cua)?`, ([, days, which]) => ({
    is: 'first-days',
    days: Number(days),
    which: which === 'dau' ? 'first' : 'last',
  })),
  pattern(`(thuong|trung|ha) tuan`, ([, which]) => ({
    is: 'ten-days',
    which: which === 'thuong' ? 1 : which === 'trung' ? 2 : 3,
  })),
  pattern(`ngay lam viec (dau|cuoi)(?: tien| cung)?(?: cua)?(?: (?:moi |hang )?(tuan|quy|nam)(?! ?\\d))?`, ([, which, of]) => ({
    is: 'working-day',
    which: which === 'dau' ? 'first-working' : 'last-working',
    of: of ?? null,
  })),
  pattern(`ngay (dau|cuoi)(?: tien| cung)?(?: cua)?(?: (?:moi |hang )?(quy|nam)(?! ?\\d))?`, ([, which, of]) => ({
    is: 'edge-day',
    which: which === 'dau' ? 'first' : 'last',
    of: of ?? null,
  })),
  pattern(`(dau|giua|cuoi)(?: cua)?(?= (?:moi |hang |cac |tung )?(thang|quy|nam|ky)(?![a-z_])(?! hoc))`, ([, which, of]) =>
    position(which, of),
  ),
  pattern(`(dau|giua|cuoi) (ky)`, ([, which, of]) => position(which, of)),
  pattern(`thu ([2-7])`, ([, n]) => ({ is: 'weekday', weekday: Number(n) - 1 })),
  pattern('chu nhat', () => ({ is: 'weekday', weekday: 7 })),
  pattern('(?:truoc |dip |sau )?(?:ngay )?phap luat(?: viet nam_?)?(?! \\d)', () => null),
  pattern('cua (?:tung |cac )?thang(?! (?:\\d|dau|cuoi|giua|thu))', () => ({ is: 'of-month' })),
  pattern('cua (?:tung |cac )?quy(?! \\d)', () => ({ is: 'of-quarter' })),
  pattern('(?:thang|quy|tuan|ky|nam)(?: cao diem)?', () => ({ is: 'bare-period' })),
];

function spans(unit: SpanUnit, word: string, number: string): Pattern {
  const item = `${number}${NOT_COUNTED}`;
  return pattern(
    `${word} (${item}(?:${LINK}(?:den )?(?:(?:cac )?${unit === 'month' ? 'thang' : 'quy'} )?${item}(?!/\\d{1,2}(?!\\d)))*)${OF_YEAR}`,
    ([, list, year]) => span(unit, numbersOf(list), joinOf(list), year),
  );
}

function span(unit: SpanUnit, numbers: readonly number[], join: Join, year: string | undefined): Atom {
  return { is: 'span', unit, numbers, join, year: year ? Number(year) : null };
}

function date(day: string | undefined, month: string | undefined, year: string | undefined): Atom {
  return { is: 'date', day: Number(day), month: Number(month), year: year ? Number(year) : null };
}

function numbersOf(list: string | undefined): number[] {
  return [...(list ?? '').matchAll(/\d+/g)].map(([n]) => Number(n));
}

function joinOf(list: string | undefined): Join {
  return / - | den /.test(list ?? '') ? 'range' : / hoac /.test(list ?? '') ? 'or' : 'list';
}

function monthOf(which: string | undefined): number | 'last' {
  return which === 'dau' ? 1 : which === 'giua' ? 2 : which?.startsWith('thu ') ? Number(which.slice(4)) : 'last';
}

function weekOf(words: string): (number | 'last')[] {
  if (/cuoi/.test(words)) return ['last'];
  if (/dau/.test(words)) return [1];
  const n = Number(/\d/.exec(words)?.[0] ?? 0);
  return n >= 1 && n <= 5 ? [n] : [];
}

function position(which: string | undefined, of: string | undefined): Atom {
  return {
    is: 'position',
    which: which === 'dau' ? 'start' : which === 'giua' ? 'middle' : 'end',
    of: of === 'thang' ? 'month' : of === 'quy' ? 'quarter' : of === 'ky' ? 'period' : 'year',
  };
}
