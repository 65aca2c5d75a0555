import type { WorkCalendar } from '../domain/calendar/work-calendar';
import type { Instant } from '../domain/dates';
import type { Ladder } from '../domain/ladder';
import type { Plan, PlanId } from '../domain/plan';
import type { Authority } from '../domain/unit';
import { findAuthority } from '../store/authorities';
import { findCalendar } from '../store/calendars';
import type { Db } from '../store/database';
import { findPlans } from '../store/find-plan';
import { findLadder } from '../store/ladders';
import { findNoticeTexts } from '../store/notice-texts';
import type { PlanRow } from '../store/plan-row';

/** What a plan's messages are written and timed by. `authority` is its id; the register stands beside it. */
export type PlanContext = {
  plan: Plan;
  authority: string;
  register: Authority;
  calendar: WorkCalendar;
  ladder: Ladder;
  startedAt: Instant | null;
  /** What the authority words itself. */
  texts: Readonly<Record<string, string>>;
};

/** Contexts of plans, each read once for a pass. */
export type PlanContexts = {
  load: (plans: readonly PlanId[]) => Promise<void>;
  of: (plan: PlanId) => PlanContext | null;
};

export function createPlanContexts(db: Db): PlanContexts {
  const known = new Map<PlanId, PlanContext | null>();
  // Thousands of plans share a few registers, calendars and ladders.
  const registerOf = once((id: string) => findAuthority(db, id));
  const calendarOf = once((version: string) => findCalendar(db, version));
  const textsOf = once((id: string) => findNoticeTexts(db, id));
  const ladderOf = once((named: string) => findLadder(db, ...(JSON.parse(named) as [id: string, authority: string])));

  const contextOf = async ({
    plan,
    authority,
    startedAt,
    calendarVersion,
    ladder: ladderId,
  }: PlanRow): Promise<PlanContext | null> => {
    const [register, calendar, ladder, texts] = await Promise.all([
      registerOf(authority),
      calendarOf(calendarVersion),
      ladderOf(JSON.stringify([ladderId, authority])),
      textsOf(authority),
    ]);
    return register && calendar && ladder ? { plan, authority, register, calendar, ladder, startedAt, texts } : null;
  };
  return {
    load: async (plans) => {
      const missing = [...new Set(plans)].filter((plan) => !known.has(plan));
      if (missing.length === 0) return;
      for (const row of await findPlans(db, missing)) known.set(row.id, await contextOf(row));
      for (const plan of missing) if (!known.has(plan)) known.set(plan, null);
    },
    of: (plan) => known.get(plan) ?? null,
  };
}

function once<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (id) => {
    const value = known.get(id) ?? read(id);
    known.set(id, value);
    return value;
  };
}
