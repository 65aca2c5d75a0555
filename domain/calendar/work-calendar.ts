import type { DateString } from '../dates';

/** Days of one calendar year on which agencies that rest on Saturday and Sunday differ from Monday to Friday. */
export type CalendarYear = {
  /** `official` = announced by the Government; `provisional` = derived from the law: warn on dates in such a year. */
  status: 'official' | 'provisional';
  /** Weekdays off, each with the key of its holiday and why: the day itself, in lieu, or swapped. */
  off: readonly { date: DateString; holiday: string; kind: 'statutory' | 'substitute' | 'swapped' }[];
  /** Saturdays or Sundays that are worked in exchange for a swapped weekday. */
  worked: readonly DateString[];
  /** Number and day of the announcement an official year rests on; for people only. */
  decision?: string;
};

/**
 * The working calendar as data. A working day is a Monday to Friday that is not in `off`, or a date in `worked`.
 * Years that are missing: weekends and the `fixed` days are off, and the year counts as provisional.
 * Sources: Bộ luật Lao động 45/2019/QH14, Điều 112; Nghị quyết 28/2026/QH16, Điều 2 (24/11); the yearly notices on days off.
 */
export type WorkCalendar = {
  version: string;
  /** Days off by law in every year: `MM-DD`, the first year in which it counts, its holiday. */
  fixed: readonly { day: string; since: number; holiday: string }[];
  years: Readonly<Record<string, CalendarYear>>;
};
