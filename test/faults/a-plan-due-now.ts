import { addDays, dateInMonth, weekday, yearOf, type DateString } from '../../domain/dates';
import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import type { Ladder } from '../../domain/ladder';
import type { PlanId } from '../../domain/plan';
import { momentOn } from '../../domain/sending-hours';
import { dateAt, instantAt } from '../../domain/zone';
import { saveAuthority } from '../../store/authorities';
import { saveCalendar } from '../../store/calendars';
import type { Db } from '../../store/database';
import { saveLadder } from '../../store/ladders';
import { savePlan } from '../../store/save-plan';
import { authority, dueOn, ladder as shipped, officer, plan, task, unit } from '../support/small-world';

/** Sends at any hour, so that no test depends on when it runs. */
export const allDay: Ladder = { ...shipped, id: 'suot-ngay', momentAt: '00:00', sendingHours: [['00:00', '24:00']] };

/**
 * Saves (does not start) a plan of its own authority with `persons` units, one officer each. Each of them is told of the
 * plan by one e-mail as soon as it starts, at any hour of any day. `name` must be new in the database.
 */
export async function savePlanDueNow(db: Db, name: string, persons: number): Promise<PlanId> {
  const today = dateAt(Date.now());
  const due = addDays(today, 60);
  const calendar = everyDayWorked(yearOf(today));
  const ids = Array.from({ length: persons }, (_, index) => `${name}-${index + 1}`);
  const units = ids.map((id) => unit(id, `Đơn vị ${id}`));
  const register = authority({
    id: punctual(name, today, calendar),
    units,
    groups: [],
    officers: ids.map((id) => ({ ...officer(id, 'officer'), phone: null })),
  });
  const [first = ''] = ids;
  const body = { name: `Đơn vị ${first}`, unit: first, group: null };
  const tasks = ids.map((id, index) => task({ no: String(index + 1), lead: id, schedules: [dueOn(due)] }));
  const year = yearOf(due);
  const id = `${register.id}/${name}/${year}`;
  await saveAuthority(db, register);
  await saveCalendar(db, calendar);
  await saveLadder(db, allDay);
  const over = { id, authority: register.id, slug: name, year, issuedOn: today, coordinator: body, leadership: body };
  await savePlan(db, plan(tasks, { ...over, ladder: allDay.id }), { calendarVersion: calendar.version });
  return id;
}

/** A calendar of `year`, the one before and two after, in which every day is worked. */
export function everyDayWorked(year: number): WorkCalendar {
  const years = [year - 1, year, year + 1, year + 2].map((each) => {
    const days = Array.from({ length: 366 }, (_, index) => addDays(dateInMonth(each, 1, 1), index));
    const worked = days.filter((day) => yearOf(day) === each && weekday(day) > 5);
    return [String(each), { status: 'official' as const, off: [], worked }] as const;
  });
  return { version: `moi-ngay-${year}`, fixed: [], years: Object.fromEntries(years) };
}

/** An id whose authority acts at the very start of the day: the minutes after midnight are not its waiting time. */
export function punctual(name: string, today: DateString, calendar: WorkCalendar): string {
  const midnight = instantAt(today, '00:00');
  for (let number = 1; ; number += 1) {
    const id = `${name}-${number}`;
    if (momentOn({ authority: id, ladder: allDay, calendar }, today) === midnight) return id;
  }
}
