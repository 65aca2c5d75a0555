import type { Atom, EventOf } from './atoms';
import type { Period } from '../../domain/schedule/schedule';
import { DAY, MONTH, YEAR, pattern, type Pattern } from './pattern';

const REST = '((?: (?!truoc|cham nhat|den |hoan thanh xong|,|;|\\.)[^ ]+)*)';
const PERIODS: Record<string, Period> = { thang: 'month', quy: 'quarter', nam: 'year', tuan: 'week', '6 thang': 'half-year' };

/** Lengths and the events they are counted from: "trong vòng 10 ngày kể từ ngày kết thúc tháng". */
export const EVENT_PATTERNS: readonly Pattern[] = [
  pattern('@event', () => event({ of: 'other' }, false, 'after')),
  pattern(`(?:ke tu|tinh tu|sau)(?: ngay)? (${DAY})/(${MONTH})(?:/(${YEAR}))?`, ([, day, month, year]) =>
    dated(day, month, year),
  ),
  pattern(`(?:ke tu|tinh tu|sau) ngay (${DAY}) thang (${MONTH})(?:(?:/| nam )(${YEAR}))?`, ([, day, month, year]) =>
    dated(day, month, year),
  ),
  pattern(
    `(?:ke tu )?(?:sau|khi|tu|lien sau)? ?(?:khi |ngay )?ket thuc (?:moi |hang )?(6 thang|thang|quy|nam|tuan)(?! hoc)(?: (dau|cuoi) nam(?! va (?:ca |het )?(?:nam|6 thang)))?(?: (\\d{1,2})(?!\\d)(?! ?ngay))?(?:(?:/| nam | )(${YEAR}))?`,
    ([, word, half, n, year]) =>
      event(
        {
          of: 'period-end',
          period: PERIODS[word ?? ''] ?? 'month',
          number: half ? (half === 'dau' ? 1 : 2) : n ? Number(n) : null,
          year: year ? Number(year) : null,
        },
        false,
        'after',
      ),
  ),
  pattern(`(?:sau|ke tu) (?:khi )?(?:het )(thang|quy|nam|tuan)(?: (\\d{1,2})(?! ?ngay))?`, ([, word, n]) =>
    event({ of: 'period-end', period: PERIODS[word ?? ''] ?? 'month', number: n ? Number(n) : null, year: null }, false, 'after'),
  ),
  pattern(`(?:ke tu|sau|tinh tu)(?: dip| ky nghi| khi nghi)? tet(?: nguyen dan)?`, () => event({ of: 'tet' }, false, 'after')),
  pattern(`(?:ke tu|tinh tu|lien sau)(?! (?:thu|thang|nam|quy|nay) ?\\d?)(?: khi| ngay| thoi diem)*${REST}`, ([words]) =>
    event(eventOf(words), false, 'after'),
  ),
  pattern(`(?:sau|tu) (?:khi|thoi diem|luc)${REST}`, ([words]) =>
    event(eventOf(words), false, words.startsWith('tu') ? 'from' : 'after'),
  ),
  pattern(`sau (?:ngay|hoi nghi|cuoc|dot|ky|le)(?! \\d)${REST}`, ([words]) => event(eventOf(words), false, 'after')),
  pattern(`truoc (?:khi|ngay (?:dien ra|to chuc|hop|khai mac|bat dau|ket thuc)|ky hop|hoi nghi|cuoc hop|phien hop)${REST}`, () =>
    event({ of: 'other' }, true, 'after'),
  ),
  pattern(
    '(?:trong |thoi han |vong |thoi gian |khoang |cham nhat |khong qua |toi da |toi thieu |sau |la )*(\\d+) (ngay lam viec|ngay|tuan lam viec|tuan|thang|nam)(?= ?(?:$|,|sau|ke|tinh|tu|truoc|khi|\\(|;|\\.))(?! truoc nam)',
    lengthBefore,
  ),
  pattern(
    '(?:trong vong |trong thoi han |trong thoi gian |sau |truoc |trong )(\\d+) (ngay lam viec|ngay)(?! (?:dau|cuoi|/))',
    ([words, count, unit]) =>
      words.startsWith('truoc')
        ? [length(count, unit), event({ of: 'other' }, true, 'after')]
        : [length(count, unit), event({ of: 'other' }, false, 'after')],
  ),
  pattern('(?:trong |lien trong )ngay(?: lam viec)?(?! (?:\\d|dau|cuoi|cung))', () => event({ of: 'other' }, false, 'after')),
];

function lengthBefore([words, count, unit]: RegExpExecArray): readonly Atom[] | null {
  // "6 tháng, năm" and "9 tháng" name cycles; only a stated term of months is a length.
  if ((unit === 'thang' || unit === 'nam') && !/^(?:trong (?:vong|thoi han)|thoi han|sau|cham nhat|khong qua|toi da)/.test(words))
    return null;
  return [length(count, unit)];
}

function length(count: string | undefined, unit: string | undefined): Atom {
  const units = { 'ngay lam viec': 'working-day', ngay: 'day', thang: 'month', nam: 'year' } as const;
  return { is: 'length', count: Number(count), unit: units[(unit ?? '') as keyof typeof units] ?? 'week' };
}

function eventOf(words: string): EventOf {
  const issued =
    /(?:ban hanh|ky|phe duyet|co hieu luc).* ke hoach(?! [a-z_]+ (?:cua|cap tren|tinh|trung uong))|ke hoach(?: nay)?(?: duoc| co)?(?: ky)?(?: ban hanh| hieu luc| phe duyet)/;
  if (issued.test(words) || /(?:ban hanh|ky ban hanh)$/.test(words.trim())) return { of: 'issue' };
  return { of: 'other' };
}

function dated(day: string | undefined, month: string | undefined, year: string | undefined): Atom {
  return event({ of: 'date', day: Number(day), month: Number(month), year: year ? Number(year) : null }, false, 'after');
}

function event(of: EventOf, back: boolean, at: 'after' | 'from'): Atom {
  return { is: 'event', event: of, back, at };
}
