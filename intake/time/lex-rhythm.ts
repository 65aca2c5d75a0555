import type { Period } from '../../domain/schedule/schedule';
import type { Atom, Cycling } from './atoms';
import { COUNTED, DAY, NOT_LIMIT, pattern, type Pattern } from './pattern';

const PERIOD = '(?:ngay(?! lam viec)|tuan|thang|quy|nam)';
const AMONG = '(?:it nhat|toi thieu|khong it hon|toi da|to chuc|thuc hien|phat|dang|co|mo|dinh ky|,|la)';
const COUNTABLE = '(?:(?!ngay|thang|quy|nam|tuan|gio|va|den|truoc)[a-z_]+ ?,? ?){1,5}';
const CYCLE = '(?:tuan|thang|quy|nua nam|6 thang|9 thang|3 thang|1 nam|ca nam|nam|ngay)';
const NO_NUMBER = `(?! ?(?:\\d|hoc|cao diem|sau|ke tiep|ke hoach|tiep theo|toi|truoc${NOT_LIMIT}|lam viec|thu))`;
const EVERY = `(?:(?:bao cao )?dinh ky (?:vao |theo )?(?:hang |moi )?|hang |moi |tung |theo tung |theo |bao cao (?:hang |moi )?)`;

/** How often: "02 lần/năm", "định kỳ hằng quý, 6 tháng và năm", "tháng kế tiếp". */
export const RHYTHM_PATTERNS: readonly Pattern[] = [
  pattern(`(\\d+)(?: nam)? (?:nam|thang|quy|tuan|ngay)(?:/| )(?:1 )?lan`, (match) => interval(match[0])),
  pattern(
    `(?:dinh ky |theo )?(?:moi |hang |trong moi |cu |trong )?(\\d+ )?(${PERIOD})(?: ${AMONG})* (\\d+) ${COUNTED}`,
    ([, every, period, times]) => frequency(times, every, period, every !== undefined && Number(every) > 1 && times === '1'),
  ),
  pattern(`(?:dinh ky )?(${PERIOD})/(?:1 )?lan`, ([, period]) => frequency('1', undefined, period, false)),
  pattern(`(\\d+) ${COUNTABLE}/(\\d+ )?(${PERIOD})`, ([, times, every, period]) => frequency(times, every, period, false)),
  pattern(
    `(\\d+) ${COUNTED}(?: [a-z_]+){0,3}? (?:moi|hang|trong 1|trong|tren 1|tren|1|cho moi) (\\d+ )?(${PERIOD})(?! ?\\d)`,
    ([, times, every, period]) => frequency(times, every, period, false),
  ),
  pattern(`(\\d+) ${COUNTED}`, ([, times]) => ({
    is: 'frequency',
    times: Math.max(Number(times), 1),
    every: 1,
    period: null,
    interval: false,
  })),
  pattern(`dot (?:thu )?(\\d+)`, ([, round]) => ({ is: 'round', round: Number(round) })),
  pattern(
    `(?:cua |vao |trong )?(thang|quy|tuan|nam|ky)(?: bao cao)? (?:sau lien ke|sau|ke tiep|tiep theo|toi|ke sau|lien ke|lien sau)(?! khi)`,
    ([, period]) =>
      period === 'nam' ? null : { is: 'next', period: period === 'ky' ? 'quarter' : (periodOf(period) as Period) },
  ),
  pattern(`(thang|quy|tuan) truoc${NOT_LIMIT}`, ([, unit]) => ({ is: 'previous', unit: unit ?? '' })),
  pattern(
    `(${EVERY})(${CYCLE}(?! (?:dau|cuoi)(?: tien| cung)? (?:nam|cua|quy|ky))${NO_NUMBER}(?:(?: ?, va| ?,| va| hoac)(?: bao cao| dinh ky| hang| moi| theo)* ${CYCLE}(?! (?:dau|cuoi))${NO_NUMBER})*)`,
    ([, start, list]) => each(list, /^(?:theo|bao cao (?!hang|moi))/.test(start ?? '')),
  ),
  pattern(`((?:hang|moi|tung)) (tuan|thang|quy|nam)`, ([, , period]) => each(period, false)),
  pattern(`thuong nien|hang_ nam|nam nao cung`, () => each('nam', false)),
  pattern(
    `((?:6|9) thang(?! (?:dau|cuoi))(?:(?: ?, va| ?,| va) (?:9 thang|1 nam|ca nam|nam)${NO_NUMBER})*)(?! ?(?:ke tu|sau|tinh tu))`,
    ([, list]) => ({
      is: 'each',
      cycles: cyclesOf(list),
      weak: true,
    }),
  ),
  pattern(`(?<=(?:va|,) )nam(?= ?(?:$|[();]))`, () => each('nam', true)),
  pattern(`(${DAY}) thang(?= (?:dau|cuoi) nam)`, () => null),
];

function each(list: string | undefined, weak: boolean): Atom {
  return { is: 'each', cycles: cyclesOf(list), weak };
}

function cyclesOf(list: string | undefined): Cycling[] {
  const words = (list ?? '').matchAll(/nua nam|[369] thang|tuan|thang|quy|nam|ngay/g);
  return [...new Set([...words].map(([word]) => periodOf(word)))];
}

function periodOf(word: string | undefined): Cycling {
  switch (word) {
    case 'tuan':
      return 'week';
    case 'quy':
    case '3 thang':
      return 'quarter';
    case '6 thang':
    case 'nua nam':
      return 'half-year';
    case '9 thang':
      return 'nine-months';
    case 'nam':
      return 'year';
    case 'ngay':
      return 'day';
    default:
      return 'month';
  }
}

function interval(words: string): Atom {
  const [, every, period] = /^(\d+) (nam|thang|quy|tuan|ngay)/.exec(words) ?? [];
  return frequency('1', every, period, Number(every) > 1);
}

// Twelve months are a year, six a half-year, three a quarter: the calendar's own periods.
function frequency(times: string | undefined, every: string | undefined, word: string | undefined, isInterval: boolean): Atom {
  const count = Math.max(Number(times ?? 1), 1);
  const months = word === 'thang' ? Number(every ?? 1) : 0;
  const whole: Record<number, Cycling> = { 3: 'quarter', 6: 'half-year', 12: 'year' };
  const period = whole[months] ?? periodOf(word);
  return {
    is: 'frequency',
    times: count,
    every: whole[months] ? 1 : Math.max(Number(every ?? 1), 1),
    period,
    interval: isInterval,
  };
}
