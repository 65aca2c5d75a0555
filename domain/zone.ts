import { DAY_MS, HOUR_MS, dateOfDay, dayNumber, type DateString, type Instant } from './dates';

/** The one zone of every plan. Always passed, never taken from the machine. */
export const ZONE = 'Asia/Ho_Chi_Minh';

// UTC+7 without daylight saving time since 1975. A constant keeps the workflow's decisions independent of the time zone
// data a Node release brings, and the bundle light; a test holds it against the zone itself.
const OFFSET_MS = 7 * HOUR_MS;

/** The instant of a wall-clock time (`HH:mm` or `HH:mm:ss`) on a date in Asia/Ho_Chi_Minh. */
export function instantAt(date: DateString, time: string): Instant {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return dayNumber(date) * DAY_MS - OFFSET_MS + ((hours * 60 + minutes) * 60 + seconds) * 1000;
}

/** The date in Asia/Ho_Chi_Minh at an instant. */
export function dateAt(instant: Instant): DateString {
  return dateOfDay(Math.floor((instant + OFFSET_MS) / DAY_MS));
}

/** ISO 8601 with the zone's offset, to the second: `2021-05-28T08:03:00+07:00`. */
export function isoAt(instant: Instant): string {
  return `${new Date(instant + OFFSET_MS).toISOString().slice(0, 19)}+07:00`;
}
