import { loadCalendar } from '../config/load-calendar';
import { loadLadders } from '../config/load-ladders';
import { sampleAuthority, samplePlan } from '../config/sample-plan';
import { yearOf, type Instant } from '../domain/dates';
import type { PlanId } from '../domain/plan';
import { dateAt } from '../domain/zone';
import { saveAuthority } from '../store/authorities';
import { saveCalendar } from '../store/calendars';
import type { Db } from '../store/database';
import { listPlans } from '../store/find-plan';
import { findLadder, saveLadder } from '../store/ladders';
import { savePlan } from '../store/save-plan';
import { startPlan } from '../store/set-plan-state';

/** Keeps the shipped working calendar and ladders in the database; what is there already stays. Returns the calendar's version. */
export async function saveShippedData(db: Db): Promise<string> {
  const calendar = loadCalendar();
  await saveCalendar(db, calendar);
  for (const ladder of loadLadders()) if (!(await findLadder(db, ladder.id))) await saveLadder(db, ladder);
  return calendar.version;
}

/** Into a database without any plan puts the sample commune's plan of the year of `now`, and starts it. Returns its id or null. */
export async function seedSample(db: Db, now: Instant): Promise<PlanId | null> {
  const calendarVersion = await saveShippedData(db);
  if ((await listPlans(db)).length > 0) return null;
  const plan = samplePlan(yearOf(dateAt(now)));
  await saveAuthority(db, sampleAuthority());
  await savePlan(db, plan, { calendarVersion });
  await startPlan(db, plan.id, now);
  return plan.id;
}
