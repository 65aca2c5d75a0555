import { DateTime } from 'luxon';
import { weekday, type DateString, type Instant } from '../domain/dates';
import { ZONE } from '../domain/zone';

const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const;

/** `2027-05-31` → `31/05/2027`. */
export function dateWords(date: DateString): string {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}

/** `thứ Hai` … `thứ Bảy`, `Chủ nhật`. */
export function weekdayWords(date: DateString): string {
  return WEEKDAYS[weekday(date) - 1] ?? '';
}

/** `thứ Hai, ngày 31/05/2027`. */
export function longDateWords(date: DateString): string {
  return `${weekdayWords(date)}, ngày ${dateWords(date)}`;
}

/** The time of day in Asia/Ho_Chi_Minh: `09:14`. */
export function timeWords(at: Instant): string {
  return DateTime.fromMillis(at, { zone: ZONE }).toFormat('HH:mm');
}

/** A data window: `từ ngày 15/03 đến ngày 14/06/2027`; with both years when they differ. */
export function windowWords({ from, to }: { from: DateString; to: DateString }): string {
  const start = from.slice(0, 4) === to.slice(0, 4) ? dateWords(from).slice(0, 5) : dateWords(from);
  return `từ ngày ${start} đến ngày ${dateWords(to)}`;
}
