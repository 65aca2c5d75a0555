import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import { nextWorkingDay } from '../../domain/calendar/working-days';
import { later, type DateString, type Instant } from '../../domain/dates';
import type { Plan } from '../../domain/plan';
import { dateAt } from '../../domain/zone';

/**
 * The day a plan's year is looked at from before it starts: today, or the first working day of its year when that is still to
 * come. A plan may be started before; then it waits until its first day.
 */
export function startDay({ year }: Pick<Plan, 'year'>, calendar: WorkCalendar, at: Instant): DateString {
  return nextWorkingDay(calendar, later(dateAt(at), `${year}-01-01`));
}
