import type { DateString, Instant } from '../domain/dates';
import type { Plan, PlanId } from '../domain/plan';

/** Where a plan stands (nháp, đã ban hành, đang theo dõi, tạm dừng, kết thúc). */
export type PlanRowState = 'draft' | 'issued' | 'running' | 'paused' | 'closed';

/** True for a plan that has started and not ended: its workflow must run. */
export function isFollowed({ state }: { state: PlanRowState }): boolean {
  return state === 'running' || state === 'paused';
}

/** A plan in the database: its newest version and how far it has come. */
export type PlanRow = {
  id: PlanId;
  authority: string;
  version: number;
  plan: Plan;
  state: PlanRowState;
  startedAt: Instant | null;
  /** The working day up to which everything has been told. */
  handledOn: DateString | null;
  /** Facts have been answered up to this sequence number. */
  noticedSeq: number;
  /** The newest fact's sequence number; 0 without facts. */
  factSeq: number;
  calendarVersion: string;
  ladder: string;
};

/** Columns of `plan` joined with `plan_version` (as `body`), as a `PlanRow`. */
export const PLAN_ROW = `plan.id, plan.authority, plan.version, body as plan, state, started_at as "startedAt", handled_on as "handledOn",
  noticed_seq as "noticedSeq", fact_seq as "factSeq", calendar_version as "calendarVersion", ladder`;

export const PLAN_TABLES = 'plan join plan_version on plan_version.plan = plan.id and plan_version.version = plan.version';
