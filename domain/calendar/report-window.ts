import { dateInMonth, monthOf, yearOf, type DateString } from '../dates';
import { periodAt } from '../schedule/period';
import type { Period } from '../schedule/schedule';

/** First and last day of the data a periodic report covers. */
export type ReportWindow = { from: DateString; to: DateString };

/** How often evidence of standing tasks is asked for. */
export type CutoffPeriod = 'monthly' | 'quarterly' | 'half-yearly' | 'yearly';

/**
 * The data window of a report, by the key of its period: `2027-05`, `2027-Q2`, `2027-H1`, `2027-9M`, `2027`. Data run from the
 * 15th to the 14th; half-year, nine months and year start on 15 December of the year before. Null for any other key.
 * Source: Nghị định 09/2019/NĐ-CP, Điều 12.
 */
export function reportWindow(periodKey: string): ReportWindow | null {
  const [year, part] = [Number(periodKey.slice(0, 4)), periodKey.slice(5)];
  if (!/^\d{4}(-.+)?$/.test(periodKey)) return null;
  if (part === '') return window(year, 0, 12);
  if (/^(0[1-9]|1[0-2])$/.test(part)) return window(year, Number(part) - 1, Number(part));
  if (/^Q[1-4]$/.test(part)) return window(year, (Number(part[1]) - 1) * 3, Number(part[1]) * 3);
  if (/^H[12]$/.test(part)) return window(year, (Number(part[1]) - 1) * 6, Number(part[1]) * 6);
  return part === '9M' ? window(year, 0, 9) : null;
}

/** The key of the report period whose data window holds a day; the inverse of `reportWindow`. */
export function reportPeriodOf(period: Exclude<Period, 'week'>, on: DateString): string {
  const isNext = Number(on.slice(8)) >= 15;
  return periodAt(period, dateInMonth(yearOf(on), monthOf(on) + (isNext ? 1 : 0), 1)).key;
}

const KEYS: Record<CutoffPeriod, readonly string[]> = {
  monthly: ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'],
  quarterly: ['Q1', 'Q2', 'Q3', 'Q4'],
  'half-yearly': ['H1', 'H2'],
  yearly: [],
};

/** The days of a year on which data are closed ("chốt số liệu"), each with its period and data window. */
export function cutoffs(year: number, period: CutoffPeriod): { key: string; on: DateString; window: ReportWindow }[] {
  const keys = period === 'yearly' ? [String(year)] : KEYS[period].map((part) => `${year}-${part}`);
  return keys.flatMap((key) => {
    const data = reportWindow(key);
    return data ? [{ key, on: data.to, window: data }] : [];
  });
}

function window(year: number, monthBefore: number, lastMonth: number): ReportWindow {
  return { from: dateInMonth(year, monthBefore, 15), to: dateInMonth(year, lastMonth, 14) };
}
