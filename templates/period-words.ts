import { dateWords } from './date-words';

// Labels are slugs; only those that have their words here are spoken, the rest is left to the due day.
const LABELS: Readonly<Record<string, string>> = {
  'bao-cao': 'báo cáo',
  'bai-viet': 'bài viết',
  'chuyen-muc': 'chuyên mục',
  'hoi-nghi': 'hội nghị',
  'ke-hoach': 'kế hoạch',
  'tap-huan': 'tập huấn',
  'tin-bai': 'tin, bài',
  'toa-dam': 'tọa đàm',
  'tong-hop': 'tổng hợp',
};

const QUARTERS = ['I', 'II', 'III', 'IV'] as const;

type Period =
  | { kind: 'year' | 'H1' | 'H2' | '9M'; year: string }
  | { kind: 'quarter' | 'month' | 'week'; year: string; n: number }
  | { kind: 'day'; on: string }
  | { kind: 'round'; name: string };

/**
 * An occurrence key in words: `2027-05` → `kỳ tháng 5/2027`, `2027-Q2` → `kỳ quý II/2027`, `2027-H1` → `kỳ 6 tháng đầu
 * năm 2027`, `2027-W07` → `kỳ tuần 07 năm 2027`, `2027` → `năm 2027`, `2027-05-15` → `hạn 15/05/2027`, `dot-2` → `đợt 2`;
 * a known label comes first (`báo cáo kỳ quý II/2027`). No key, no words.
 */
export function periodWords(key: string | null): string {
  if (!key) return '';
  const { label, period } = readKey(key);
  return [label, standing(period)].filter(Boolean).join(' ');
}

/** The same for a sentence that already names the due day: a key that is only a day says nothing new. */
export function periodBesideDueDay(key: string | null): string {
  if (!key) return '';
  const { label, period } = readKey(key);
  return [label, period.kind === 'day' ? '' : standing(period)].filter(Boolean).join(' ');
}

/** The period a report is about, its year left to the data window: `báo cáo quý II`, `báo cáo 6 tháng đầu năm`. */
export function reportWords(key: string | null): string {
  const period = key ? readKey(key).period : null;
  if (!period) return 'báo cáo';
  if (period.kind === 'quarter' || period.kind === 'month' || period.kind === 'week') return `báo cáo ${short(period)}`;
  if (period.kind === 'H1' || period.kind === 'H2' || period.kind === '9M') return `báo cáo ${short(period)}`;
  return period.kind === 'year' ? `báo cáo năm ${period.year}` : `báo cáo ${standing(period)}`;
}

/** The shortest form, for SMS: `tháng 5`, `quý II`, `tuần 07`, `đợt 2`; a day says nothing. */
export function shortPeriodWords(key: string | null): string {
  return key ? short(readKey(key).period) : '';
}

function readKey(key: string): { label: string; period: Period } {
  const colon = key.lastIndexOf(':');
  return { label: LABELS[key.slice(0, Math.max(0, colon))] ?? '', period: readPeriod(key.slice(colon + 1)) };
}

function readPeriod(text: string): Period {
  const [, year = '', rest] = /^(\d{4})(?:-(.+))?$/.exec(text) ?? [];
  if (!year) return { kind: 'round', name: text };
  if (!rest) return { kind: 'year', year };
  if (rest === 'H1' || rest === 'H2' || rest === '9M') return { kind: rest, year };
  const [, mark, n = ''] = /^([QW]?)(\d{1,2})$/.exec(rest) ?? [];
  if (n) return { kind: mark === 'Q' ? 'quarter' : mark === 'W' ? 'week' : 'month', year, n: Number(n) };
  return /^\d\d-\d\d$/.test(rest) ? { kind: 'day', on: text } : { kind: 'round', name: text };
}

function standing(period: Period): string {
  switch (period.kind) {
    case 'year':
      return `năm ${period.year}`;
    case 'H1':
    case 'H2':
      return `kỳ ${short(period)} ${period.year}`;
    case '9M':
      return `kỳ 9 tháng năm ${period.year}`;
    case 'quarter':
    case 'month':
      return `kỳ ${short(period)}/${period.year}`;
    case 'week':
      return `kỳ ${short(period)} năm ${period.year}`;
    case 'day':
      return `hạn ${dateWords(period.on)}`;
    case 'round':
      return short(period);
  }
}

function short(period: Period): string {
  switch (period.kind) {
    case 'H1':
      return '6 tháng đầu năm';
    case 'H2':
      return '6 tháng cuối năm';
    case '9M':
      return '9 tháng';
    case 'quarter':
      return `quý ${QUARTERS[period.n - 1] ?? period.n}`;
    case 'month':
      return `tháng ${period.n}`;
    case 'week':
      return `tuần ${String(period.n).padStart(2, '0')}`;
    case 'round': {
      const [, n] = /^dot-(\d+)$/.exec(period.name) ?? [];
      return n ? `đợt ${n}` : '';
    }
    case 'year':
    case 'day':
      return '';
  }
}
