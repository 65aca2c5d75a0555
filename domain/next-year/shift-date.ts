import { dateInMonth, lastOfMonth, monthOf, yearOf, type DateString } from '../dates';

/**
 * The same day of another year: 29 February becomes the 28th where there is none. The end of February stays the end of
 * February, unless the words name the 28th.
 */
export function shiftDate(date: DateString, years: number, words = ''): DateString {
  const [year, month, day] = [yearOf(date), monthOf(date), Number(date.slice(8))];
  const isEndOfFebruary = month === 2 && date === lastOfMonth(year, month);
  const namesTheDay = /(?<!\d)28\s*[/.-]\s*0?2(?!\d)|ngày\s+28(?!\d)/iu.test(words);
  return isEndOfFebruary && !namesTheDay ? lastOfMonth(year + years, month) : dateInMonth(year + years, month, day);
}
