import type { WorkCalendar } from '../domain/calendar/work-calendar';
import type { Ladder } from '../domain/ladder';
import type { Plan, PlanId } from '../domain/plan';
import type { Authority } from '../domain/unit';
import { findAuthority } from '../store/authorities';
import { findCalendar } from '../store/calendars';
import type { Db } from '../store/database';
import { findPlan } from '../store/find-plan';
import { findLadder } from '../store/ladders';

/** What a plan's messages are written and timed by. `authority` is its id; the register stands beside it. */
export type PlanContext = { plan: Plan; authority: string; register: Authority; calendar: WorkCalendar; ladder: Ladder };

/** Contexts of plans, each read once for a pass. */
export type PlanContexts = {
  load: (plans: readonly PlanId[]) => Promise<void>;
  of: (plan: PlanId) => PlanContext | null;
};

export function createPlanContexts(db: Db): PlanContexts {
  const known = new Map<PlanId, PlanContext | null>();
  return {
    load: async (plans) => {
      for (const plan of plans) if (!known.has(plan)) known.set(plan, await readContext(db, plan));
    },
    of: (plan) => known.get(plan) ?? null,
  };
}

async function readContext(db: Db, planId: PlanId): Promise<PlanContext | null> {
  const row = await findPlan(db, planId);
  if (!row) return null;
  const [register, calendar, ladder] = await Promise.all([
    findAuthority(db, row.authority),
    findCalendar(db, row.calendarVersion),
    findLadder(db, row.ladder),
  ]);
  return register && calendar && ladder ? { plan: row.plan, authority: row.authority, register, calendar, ladder } : null;
}
