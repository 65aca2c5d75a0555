import type { Instant } from '../../domain/dates';
import type { RecordedFact } from '../../domain/fact';
import { factsByRef } from '../../domain/fold-facts';
import { dateAt } from '../../domain/zone';
import type { StandingPlan } from '../shell/plan-states';

/** A plan as it stands at an instant: everything that decides what may be answered. */
export type Scene = StandingPlan & {
  byRef: ReadonlyMap<string, readonly RecordedFact[]>;
  at: Instant;
  today: string;
};

/** A standing plan as the pages of answers look at it. */
export function sceneOf(plan: StandingPlan, at: Instant): Scene {
  return { ...plan, byRef: factsByRef(plan.facts), at, today: dateAt(at) };
}
