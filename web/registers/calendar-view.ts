import { calendarChanges } from '../../domain/calendar/calendar-changes';
import { holidayName } from '../../domain/calendar/holiday-names';
import type { CalendarYear, WorkCalendar } from '../../domain/calendar/work-calendar';
import { countWords } from '../../templates/number-words';
import { dateWords, weekdayWords } from '../../templates/date-words';
import { HOLIDAYS, OFF_KINDS, type YearErrors, type YearForm } from './calendar-form';

const SPARE_OFF = 6;
const SPARE_WORKED = 3;

const CHANGES = {
  'now-off': 'thành ngày nghỉ',
  'now-working': 'thành ngày làm việc',
  'reason-changed': 'đổi lý do nghỉ',
} as const;

/** The years of a calendar, newest first. */
export function calendarYears({ years }: WorkCalendar, url: (year: string) => string) {
  return Object.entries(years)
    .sort(([a], [b]) => (a > b ? -1 : 1))
    .map(([year, days]) => ({
      year,
      to: url(year),
      ...statusWords(days),
      off: countWords(days.off.length),
      worked: countWords(days.worked.length),
    }));
}

/** A year as its form and as a list that can be read. */
export function yearView(form: YearForm, errors: YearErrors) {
  const spare = (count: number) => Array.from({ length: count }, () => '');
  const kinds = (chosen: string) =>
    Object.entries(OFF_KINDS).map(([value, words]) => ({ value, words, isChosen: value === chosen }));
  return {
    form,
    errors,
    isOfficial: form.status === 'official',
    holidays: HOLIDAYS.map(holidayName),
    off: [...form.off, ...spare(SPARE_OFF).map((date) => ({ date, holiday: '', kind: 'statutory' }))].map((day) => ({
      ...day,
      weekday: /^\d{4}-\d\d-\d\d$/.test(day.date) ? weekdayWords(day.date) : '',
      kinds: kinds(day.kind),
    })),
    worked: [...form.worked, ...spare(SPARE_WORKED)],
  };
}

/** The days on which another calendar differs, each as a line. */
export function changedDays(current: WorkCalendar, next: WorkCalendar): string[] {
  return calendarChanges(current, next).days.map(
    ({ date, change }) => `${weekdayWords(date)}, ${dateWords(date)}: ${CHANGES[change]}`,
  );
}

function statusWords({ status, decision = '' }: CalendarYear) {
  return { isOfficial: status === 'official', status: status === 'official' ? 'chính thức' : 'tạm tính', decision };
}
