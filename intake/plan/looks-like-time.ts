import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import { readTime, type TimeReading } from '../time/read-time';

const known = new Map<string, Pick<TimeReading, 'class' | 'count'>>();
// Whether words are a time does not hang on days off.
const CALENDAR: WorkCalendar = { version: 'none', fixed: [], years: {} };

/** True when a text as a whole is read as a time ("Tháng 9,10/2021", "Thường xuyên", "Mỗi tháng 01 kỳ"). */
export function looksLikeTime(text: string): boolean {
  if (text.length > 120 || !/^[\p{Lu}\d(-]/u.test(text)) return false;
  const { class: kind } = shortReading(text);
  return kind !== 'unclear' && kind !== 'target';
}

/** True when a text is read as a time with days of its own: no "thường xuyên", no "khi có yêu cầu". */
export function looksDated(text: string): boolean {
  const { class: kind, count } = shortReading(text);
  return count > 0 || kind === 'after-event';
}

function shortReading(text: string): Pick<TimeReading, 'class' | 'count'> {
  const before = known.get(text);
  if (before) return before;
  if (known.size > 20_000) known.clear();
  const { class: kind, count } = readTime(text, { year: 2026, issuedOn: null, calendar: CALENDAR });
  known.set(text, { class: kind, count });
  return { class: kind, count };
}
