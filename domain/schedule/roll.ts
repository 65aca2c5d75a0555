import type { WorkCalendar } from '../calendar/work-calendar';
import { nextWorkingDay, previousWorkingDay } from '../calendar/working-days';
import { later, type DateString } from '../dates';
import type { Schedule } from './schedule';

/**
 * The day reminders aim at and the last day that is on time. A day off moves to the next working day; "trước X" moves back,
 * so that it never becomes X, and X − 1 stays on time; `none` leaves the day where the drafter has put it.
 * Source: Bộ luật Dân sự 91/2015/QH13, Điều 148 khoản 5.
 */
export function roll(
  calendar: WorkCalendar,
  nominalOn: DateString,
  policy: Schedule['roll'],
  before: boolean,
): { dueOn: DateString; limitOn: DateString } {
  if (before || policy === 'previous_working_day') {
    const dueOn = previousWorkingDay(calendar, nominalOn);
    return { dueOn, limitOn: later(dueOn, nominalOn) };
  }
  const dueOn = policy === 'none' ? nominalOn : nextWorkingDay(calendar, nominalOn);
  return { dueOn, limitOn: dueOn };
}
