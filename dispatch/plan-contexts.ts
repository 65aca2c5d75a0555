import type { WorkCalendar } from '../domain/calendar/work-calendar';
import type { Instant } from '../domain/dates';
import type { Ladder } from '../domain/ladder';
import type { Plan, PlanId } from '../domain/plan';
import type { Authority } from '../domain/unit';
import { findAuthority } from '../store/authorities';
import { findCalendar } from '../store/calendars';
import type { Db } from '../store/database';
import { findPlans } from '../store/find-plan';
import { findPlanKeysById } from '../store/find-plan-keys';
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

/** Contexts of plans, each looked up once for a pass. */
export type PlanContexts = {
  load: (plans: readonly PlanId[]) => Promise<void>;
  of: (plan: PlanId) => PlanContext | null;
};

/** How many contexts a process keeps from pass to pass. */
const MOST_KEPT = 1000;

type Kept = Map<PlanId, { mark: string; context: PlanContext | null }>;

// What a context is made of is kept in versions: under the same ones it is the same, and a pass has nothing to read again.
const memory = new WeakMap<Db, Kept>();

export function createPlanContexts(db: Db): PlanContexts {
  const known = new Map<PlanId, PlanContext | null>();
  const kept: Kept = memory.get(db) ?? new Map();
  memory.set(db, kept);
  return {
    load: async (plans) => {
      const missing = [...new Set(plans)].filter((plan) => !known.has(plan));
      if (missing.length === 0) return;
      const marks = new Map((await findPlanKeysById(db, missing)).map((key) => [key.id, markOf(key)]));
      const isKept = (plan: PlanId) => kept.get(plan)?.mark === marks.get(plan);
      // The marks were read first: what stands under one is never older than it says.
      const fresh = await readContexts(
        db,
        [...marks.keys()].filter((plan) => !isKept(plan)),
      );
      for (const [plan, mark] of marks) {
        const context = fresh.has(plan) ? fresh.get(plan) : kept.get(plan)?.context;
        known.set(plan, context ?? null);
        // The one used last stands last: the first is the one to forget.
        kept.delete(plan);
        kept.set(plan, { mark, context: context ?? null });
      }
      for (const plan of missing) if (!known.has(plan)) known.set(plan, null);
      for (const plan of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_KEPT))) kept.delete(plan);
    },
    of: (plan) => known.get(plan) ?? null,
  };
}

function markOf(key: Awaited<ReturnType<typeof findPlanKeysById>>[number]): string {
  const { version, registerVersion, calendarVersion, ladder, ladderVersion, startedAt, texts } = key;
  return JSON.stringify([version, registerVersion, calendarVersion, ladder, ladderVersion, startedAt, texts]);
}

async function readContexts(db: Db, plans: readonly PlanId[]): Promise<Map<PlanId, PlanContext | null>> {
  if (plans.length === 0) return new Map();
  // Thousands of plans share a few registers, calendars and ladders.
  const registerOf = once((id: string) => findAuthority(db, id));
  const calendarOf = once((version: string) => findCalendar(db, version));
  const textsOf = once((id: string) => findNoticeTexts(db, id));
  const ladderOf = once((named: string) => findLadder(db, ...(JSON.parse(named) as [id: string, authority: string])));
  const contextOf = async (row: PlanRow): Promise<PlanContext | null> => {
    const { plan, authority, startedAt } = row;
    const [register, calendar, ladder, texts] = await Promise.all([
      registerOf(authority),
      calendarOf(row.calendarVersion),
      ladderOf(JSON.stringify([row.ladder, authority])),
      textsOf(authority),
    ]);
    return register && calendar && ladder ? { plan, authority, register, calendar, ladder, startedAt, texts } : null;
  };
  const contexts = new Map<PlanId, PlanContext | null>();
  for (const row of await findPlans(db, plans)) contexts.set(row.id, await contextOf(row));
  return contexts;
}

function once<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (id) => {
    const value = known.get(id) ?? read(id);
    known.set(id, value);
    return value;
  };
}
