import { addDays } from '../domain/dates';
import { dateAt, instantAt } from '../domain/zone';
import { saveAuthority } from '../store/authorities';
import { saveCalendar } from '../store/calendars';
import type { Db } from '../store/database';
import { saveLadder } from '../store/ladders';
import { savePlan } from '../store/save-plan';
import type { Clock, Commune } from './commune';

/** Saves communes and their plans as running since ten days ago, everything before the day of `clock.at` handled. */
export async function seed(db: Db, clock: Clock, all: Iterable<Commune>): Promise<void> {
  await saveCalendar(db, clock.calendar);
  await saveLadder(db, clock.ladder);
  const rest = all[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = rest.next(); !next.done; next = rest.next()) {
      const { register, plans } = next.value;
      await saveAuthority(db, register);
      for (const plan of plans) await savePlan(db, plan, { calendarVersion: clock.calendar.version });
    }
  };
  await Promise.all(Array.from({ length: 8 }, lane));
  const today = dateAt(clock.at);
  await db.query(`update plan set state = 'running', started_at = $1, handled_on = $2`, [
    new Date(instantAt(addDays(today, -10), '08:00')),
    addDays(today, -1),
  ]);
  // What runs for a year has statistics of what is there; the ledger begins empty, as on a first morning.
  await db.query('analyze plan, plan_version, authority, calendar, ladder');
}
