import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import { readTime } from '../time/read-time';

const known = new Map<string, boolean>();
// Whether words are a time does not hang on days off.
const CALENDAR: WorkCalendar = { version: 'none', fixed: [], years: {} };

/** True when a text as a whole is read as a time ("Tháng 9,10/2021", "Thường xuyên", "Mỗi tháng 01 kỳ"). */
export function looksLikeTime(text: string): boolean {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size > 20_000) known.clear();
  const is = text.length <= 120 && /^[\p{Lu}\d(-]/u.test(text) && isTime(text);
  known.set(text, is);
  return is;
}

function isTime(text: string): boolean {
  const reading = readTime(text, { year: 2026, issuedOn: null, calendar: CALENDAR });
  return reading.class !== 'unclear' && reading.class !== 'target';
}
