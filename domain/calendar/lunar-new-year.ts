import type { DateString } from '../dates';
import { addDays } from '../dates';
import type { WorkCalendar } from './work-calendar';
import { isWorkingDay } from './working-days';

// Mùng 1 Tết by the Vietnamese lunar calendar (meridian 105° E); 2030 is a day before the Chinese new year.
const FIRST_DAY: Readonly<Record<number, string>> = {
  2020: '01-25',
  2021: '02-12',
  2022: '02-01',
  2023: '01-22',
  2024: '02-10',
  2025: '01-29',
  2026: '02-17',
  2027: '02-06',
  2028: '01-26',
  2029: '02-13',
  2030: '02-02',
  2031: '01-23',
  2032: '02-11',
  2033: '01-31',
  2034: '02-19',
  2035: '02-08',
};

/** Mùng 1 Tết of a year (2020–2035); null outside the table. */
export function lunarNewYear(year: number): DateString | null {
  const day = FIRST_DAY[year];
  return day ? `${year}-${day}` : null;
}

/** The last day off of a year's Tết: the days off that touch mùng 1, weekends among them; null outside the table. */
export function lastDayOfTet(calendar: WorkCalendar, year: number): DateString | null {
  let day = lunarNewYear(year);
  while (day && !isWorkingDay(calendar, addDays(day, 1))) day = addDays(day, 1);
  return day;
}
