import { addDays, type DateString } from '../../domain/dates';
import { calendar } from '../support/small-world';
import { naiveIsWorking } from './calendar/naive-calendar';

// Listed one after the other, once; the calendar of the small world is the same in all its plans.
const WORKING: DateString[] = [];
for (let day = '2026-01-01'; day < '2028-01-01'; day = addDays(day, 1)) if (naiveIsWorking(calendar, day)) WORKING.push(day);
const PLACES = new Map(WORKING.map((day, place) => [day, place]));

export function isListed(day: DateString): boolean {
  return PLACES.has(day);
}

/** The first listed working day on or after a date. */
export function onOrAfter(date: DateString): DateString {
  let day = date;
  while (!isListed(day)) day = addDays(day, 1);
  return day;
}

/** The working day so many places further down the list than the last one up to `from`. */
export function listedAfter(from: DateString, days: number): DateString {
  return WORKING[upTo(from) + days] ?? '';
}

/** Working days after `from` up to `to`; negative when `to` is earlier. */
export function daysTo(from: DateString, to: DateString): number {
  return upTo(to) - upTo(from);
}

function upTo(date: DateString): number {
  if (date < '2026-01-10' || date > '2027-12-20') throw new Error(`not listed: ${date}`);
  let day = date;
  while (!isListed(day)) day = addDays(day, -1);
  return PLACES.get(day) ?? -1;
}
