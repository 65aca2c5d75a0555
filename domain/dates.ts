/** A calendar date `YYYY-MM-DD`, always meant in Asia/Ho_Chi_Minh. */
export type DateString = string;

/** An instant: epoch milliseconds, UTC. */
export type Instant = number;

/** Lengths in milliseconds; a day of the zone always has 24 hours. */
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

// A plan's step asks for the same few hundred days thousands of times; what a day is called never changes.
const numbers = new Map<DateString, number>();
const names = new Map<number, DateString>();

/** Days since 1970-01-01, so that dates can be counted with. */
export function dayNumber(date: DateString): number {
  return kept(numbers, date, () =>
    Math.round(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS),
  );
}

/** The date of a day number; the inverse of `dayNumber`. */
export function dateOfDay(day: number): DateString {
  return kept(names, day, () => new Date(day * DAY_MS).toISOString().slice(0, 10));
}

function kept<K, V>(known: Map<K, V>, key: K, compute: () => V): V {
  let value = known.get(key);
  if (value === undefined) {
    if (known.size > 50_000) known.clear();
    known.set(key, (value = compute()));
  }
  return value;
}

/** `date` plus `days` calendar days (negative: before). */
export function addDays(date: DateString, days: number): DateString {
  return dateOfDay(dayNumber(date) + days);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: DateString, to: DateString): number {
  return dayNumber(to) - dayNumber(from);
}

/** ISO weekday: 1 = Monday … 7 = Sunday. */
export function weekday(date: DateString): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

/** Number of days of a month (`month` 1–12). */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/**
 * The date of a day number in a month, clamped to the month's last day: 31 and 29 February never spill over.
 * `month` may lie outside 1–12 and counts on into the neighbouring years.
 * Source: Bộ luật Dân sự 91/2015/QH13, Điều 148 khoản 3.
 */
export function dateInMonth(year: number, month: number, day: number): DateString {
  const y = year + Math.floor((month - 1) / 12);
  const m = ((((month - 1) % 12) + 12) % 12) + 1;
  return `${String(y).padStart(4, '0')}-${pad2(m)}-${pad2(Math.min(day, daysInMonth(y, m)))}`;
}

/** The last day of a month; `month` may lie outside 1–12. */
export function lastOfMonth(year: number, month: number): DateString {
  return dateInMonth(year, month, 31);
}

export function yearOf(date: DateString): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: DateString): number {
  return Number(date.slice(5, 7));
}

/** True for a real date written `YYYY-MM-DD`. */
export function isDateString(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOfDay(dayNumber(text)) === text;
}

export function earlier(a: DateString, b: DateString): DateString {
  return a <= b ? a : b;
}

export function later(a: DateString, b: DateString): DateString {
  return a >= b ? a : b;
}

/** Monday of the week that holds `date`. */
export function mondayOf(date: DateString): DateString {
  return addDays(date, 1 - weekday(date));
}

function pad2(n: number): string {
  return String(n).padStart(2, '0');
}
