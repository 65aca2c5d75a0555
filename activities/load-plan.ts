import type { Instant } from '../domain/dates';
import { rulesOf, type PlanRules } from '../domain/plan-rules';
import type { LoadedPlan } from '../domain/plan-state';
import { dateAt } from '../domain/zone';
import { findAuthority } from '../store/authorities';
import { findCalendar } from '../store/calendars';
import type { Db } from '../store/database';
import { findFacts } from '../store/find-facts';
import { findPlan } from '../store/find-plan';
import { findToldNotices } from '../store/find-told-notices';
import { findLadder } from '../store/ladders';
import type { PlanRow } from '../store/plan-row';

/** Everything PostgreSQL knows of a plan, as the workflow needs it: first start, amendment and rebuild take this one path. */
export async function loadPlan(db: Db, planId: string, at: Instant): Promise<LoadedPlan> {
  const row = await findPlan(db, planId);
  if (!row) throw new Error(`no plan ${planId}`);
  const facts = await findFacts(db, planId);
  return {
    rules: await rulesOfRow(db, row, at),
    facts,
    told: await findToldNotices(db, planId),
    handledOn: row.handledOn,
    answeredThrough: row.noticedSeq,
    closed: row.state === 'closed' && row.handledOn !== null,
    readOn: dateAt(at),
  };
}

/** The rules of a stored plan with the newest versions of register, calendar and ladder it names. */
export async function rulesOfRow(db: Db, row: PlanRow, at: Instant): Promise<PlanRules> {
  const [authority, calendar, ladder] = await Promise.all([
    findAuthority(db, row.authority),
    findCalendar(db, row.calendarVersion),
    findLadder(db, row.ladder, row.authority),
  ]);
  if (!authority || !calendar || !ladder) throw new Error(`plan ${row.id} lacks its register, calendar or ladder`);
  return rulesOf({ plan: row.plan, authority, calendar, ladder, startedOn: dateAt(row.startedAt ?? at), on: dateAt(at) });
}
