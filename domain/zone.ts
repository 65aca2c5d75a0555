import { DateTime } from 'luxon';
import type { DateString, Instant } from './dates';

/** The one zone of every plan: UTC+7, no daylight saving time. Always passed, never taken from the machine. */
export const ZONE = 'Asia/Ho_Chi_Minh';

/** The instant of a wall-clock time (`HH:mm` or `HH:mm:ss`) on a date in Asia/Ho_Chi_Minh. */
export function instantAt(date: DateString, time: string): Instant {
  return DateTime.fromISO(`${date}T${time}`, { zone: ZONE }).toMillis();
}

/** The date in Asia/Ho_Chi_Minh at an instant. */
export function dateAt(instant: Instant): DateString {
  return DateTime.fromMillis(instant, { zone: ZONE }).toFormat('yyyy-MM-dd');
}

/** Minutes since midnight in Asia/Ho_Chi_Minh at an instant. */
export function minuteOfDay(instant: Instant): number {
  const local = DateTime.fromMillis(instant, { zone: ZONE });
  return local.hour * 60 + local.minute;
}

/** ISO 8601 with the zone's offset, to the second: `2021-05-28T08:03:00+07:00`. */
export function isoAt(instant: Instant): string {
  return DateTime.fromMillis(instant, { zone: ZONE }).toISO({ suppressMilliseconds: true, includeOffset: true }) ?? '';
}
