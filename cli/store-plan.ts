import type { WorkCalendar } from '../domain/calendar/work-calendar';
import type { Instant } from '../domain/dates';
import type { PlanId } from '../domain/plan';
import { saveAuthority, findAuthority } from '../store/authorities';
import { findCalendarOf, saveCalendar } from '../store/calendars';
import type { Db } from '../store/database';
import { findPlan } from '../store/find-plan';
import { findLadder, saveLadder } from '../store/ladders';
import type { PlanRow } from '../store/plan-row';
import { savePlan } from '../store/save-plan';
import { startPlan } from '../store/set-plan-state';
import type { PlanSource } from './plan-source';
import { badInput } from './report-errors';

/**
 * Stores a plan from its file and starts it. A register the database knows already is left as it is: the file is only its
 * seed. Starting twice changes nothing.
 */
export async function storeAndStart(db: Db, source: PlanSource, at: Instant): Promise<PlanRow> {
  await savePlanSource(db, source);
  return startPlan(db, source.plan.id, at);
}

/**
 * Stores a plan as its newest version, with what it needs. Files are seeds: a register, ladder or working calendar that the
 * database has already is left as it is, and a stored plan keeps its calendar. Returns the version's number.
 */
async function savePlanSource(db: Db, { plan, authority, calendar, ladder }: PlanSource): Promise<number> {
  if (!(await findLadder(db, ladder.id))) await saveLadder(db, ladder);
  if (!(await findAuthority(db, authority.id))) await saveAuthority(db, authority);
  const calendarVersion = (await findPlan(db, plan.id))?.calendarVersion ?? (await calendarInForce(db, plan.authority, calendar));
  return savePlan(db, plan, { calendarVersion });
}

async function calendarInForce(db: Db, authority: string, shipped: WorkCalendar): Promise<string> {
  const stored = await findCalendarOf(db, authority);
  if (!stored) await saveCalendar(db, shipped);
  return (stored ?? shipped).version;
}

/** The stored plan. Throws bad input that says which plans there are. */
export async function storedPlan(db: Db, planId: PlanId): Promise<PlanRow> {
  const row = await findPlan(db, planId);
  if (row) return row;
  throw badInput(`Chưa có kế hoạch “${planId}” trong cơ sở dữ liệu`, 'Xem danh sách: dondoc plan list');
}
