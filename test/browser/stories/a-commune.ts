import { DEFAULT_LADDER } from '../../../config/load-ladders';
import { addDays, dateInMonth, monthOf, yearOf, type DateString } from '../../../domain/dates';
import type { Plan, Task } from '../../../domain/plan';
import type { Schedule } from '../../../domain/schedule/schedule';
import type { Authority } from '../../../domain/unit';
import { dateAt } from '../../../domain/zone';
import { saveAuthority } from '../../../store/authorities';
import { addCalendar } from '../../../store/calendars';
import type { Db } from '../../../store/database';
import { addOwnLadder } from '../../../store/ladders';
import { savePlan } from '../../../store/save-plan';
import { saveShippedData } from '../../../worker/seed-sample';
import { allDay, everyDayWorked, punctual } from '../../faults/a-plan-due-now';
import { authority, dueOn, plan, task, units } from '../../support/small-world';

type Named = { slug: string; year: number; lead: keyof typeof units };

export type Commune = { register: Authority; lastYear: Plan; thisYear: number; today: DateString };

/**
 * A commune before its year: its register, a ladder that sends at any hour of any day, and last year's plan, never started.
 * Copied into this year, task 1 (chị Lan leads it) is due in three days and task 2 (anh Bình) was due three days ago.
 */
export async function saveCommune(db: Db): Promise<Commune> {
  const today = dateAt(Date.now());
  const thisYear = yearOf(today);
  const calendar = everyDayWorked(thisYear);
  const register = authority({ id: punctual('xa', today, calendar) });
  // The program keeps what it ships beneath what is saved later.
  await saveShippedData(db);
  await saveAuthority(db, register);
  await addCalendar(db, calendar, register.id);
  await addOwnLadder(db, register.id, { ...allDay, id: DEFAULT_LADDER });
  const lastYear = planOf(register, { slug: 'ke-hoach', year: thisYear - 1, lead: 'lan' }, today);
  await savePlan(db, lastYear, { calendarVersion: calendar.version });
  return { register, lastYear, thisYear, today };
}

/** A plan of the commune as it is in `year`; `lead` leads task 1. */
export function planOf({ id: commune }: Authority, { slug, year, lead }: Named, today: DateString): Plan {
  const shift = year - yearOf(today);
  const day = (days: number) => sameDay(addDays(today, days), shift);
  const tasks = [
    duty('1', lead, 'Xây dựng chuyên mục trên Trang thông tin điện tử', dueOn(day(3))),
    duty('2', 'binh', 'Tổ chức hội nghị tuyên truyền tại các thôn', dueOn(day(-3))),
  ];
  return plan(tasks, {
    id: `${commune}/${slug}/${year}`,
    authority: commune,
    slug,
    year,
    title: `Kế hoạch tuyên truyền năm ${year}`,
    issuedOn: day(-30),
    ladder: DEFAULT_LADDER,
    confirms: true,
  });
}

function duty(no: string, lead: keyof typeof units, title: string, schedule: Partial<Schedule>): Task {
  const body = task({ no, lead, schedules: [schedule] });
  return { ...body, title, shortTitle: title.slice(0, 40), leads: body.leads.map((one) => ({ ...one, name: units[lead].name })) };
}

function sameDay(day: DateString, years: number): DateString {
  return dateInMonth(yearOf(day) + years, monthOf(day), Number(day.slice(8)));
}
