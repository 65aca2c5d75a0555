import type { DateString } from '../dates';

/** Classes of time expressions. `composite` only ever names a phrase that holds several schedules. */
export type ScheduleClass =
  | 'standing'
  | 'within'
  | 'by'
  | 'dates'
  | 'recurring'
  | 'quota'
  | 'after-event'
  | 'on-demand'
  | 'by-reference'
  | 'composite'
  | 'target'
  | 'unclear';

export type Period = 'week' | 'month' | 'quarter' | 'half-year' | 'year';

/**
 * Which day of a period an obligation falls on. Without one: the period's last day (a week: Friday).
 * `weekday` 1–7 (weeks) · `month` the month within the period, 1 = first (default the last) · `day` 1–31, clamped to the
 * month's end, or a working day · `next` counts in the period after ("của tháng sau") · `week` with `weekday` in a month:
 * the n-th such weekday, clamped to the last one ("thứ Sáu cuối cùng của tháng").
 */
export type DayOfPeriod = {
  weekday?: number;
  week?: number | 'last';
  month?: number;
  day?: number | 'last' | 'first-working' | 'last-working';
  next?: boolean;
};

/** What a periodic report is made for; `nine-months` runs from January to September. */
export type Cycle = Exclude<Period, 'week'> | 'nine-months';

/**
 * When, as data. `before` means "trước X": the day before X, rolled back, never X itself.
 * Dates are nominal (before rolling over days off).
 */
export type ScheduleRule =
  | { kind: 'standing'; until?: DateString }
  | { kind: 'window'; from: DateString; to: DateString; times?: number }
  | { kind: 'limit'; on: DateString; before?: boolean }
  /** `round` is the occurrence's key: `dot-1`, or the period it reports on (`2027-Q1`); `from` is when it opens. */
  | { kind: 'days'; days: readonly { on: DateString; before?: boolean; round?: string; from?: DateString }[] }
  | {
      kind: 'each';
      period: Period;
      on?: readonly DayOfPeriod[];
      before?: boolean;
      times?: number;
      from?: DateString;
      until?: DateString;
      /** Only these periods of the year, e.g. `[1, 3]` for the first and third quarter. */
      only?: readonly number[];
      /** Only every n-th: 2 with `month` is "02 tháng một lần". Counted from the year's first period, each named by its last. */
      every?: number;
    }
  /** Cycles that end on the same day count once, under the longest name: "hàng quý, 6 tháng và năm" = Q1, H1, Q3, year. */
  | { kind: 'cycles'; cycles: readonly Cycle[]; on?: DayOfPeriod; before?: boolean }
  | { kind: 'after-each'; period: Period; days: number; working?: boolean }
  | { kind: 'waiting' }
  | { kind: 'on-demand' };

/** One schedule of a task: the words of the document, what they mean, and what is still open. */
export type Schedule = {
  text: string;
  class: Exclude<ScheduleClass, 'composite'>;
  rule: ScheduleRule;
  /** Prefix of the occurrence keys when a task has a second dated schedule: `bao-cao:2027-Q2`. */
  label?: string;
  /** `date`: waits for a date from elsewhere; `ask`: a person must confirm (the rule may hold the default). */
  needs?: 'date' | 'ask';
  /** What is missing or why, in Vietnamese, for the people who must answer. */
  note?: string;
  /** An aim ("phấn đấu"): reminded, never overdue, never escalated. */
  soft?: boolean;
  /** A periodic report: notices carry its data window. */
  report?: boolean;
  /** What happens when the nominal day is a day off; `before` always rolls back. Default `next_working_day`. */
  roll?: 'next_working_day' | 'previous_working_day' | 'none';
};
