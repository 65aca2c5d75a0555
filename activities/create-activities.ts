import type { Instant } from '../domain/dates';
import type { Fact, RecordedFact } from '../domain/fact';
import type { PostOrder } from '../domain/notice';
import type { LoadedPlan } from '../domain/plan-state';
import type { Db } from '../store/database';
import { loadPlan } from './load-plan';
import { postNotices } from './post-notices';
import { recordFacts } from './record-facts';

export type ActivityDependencies = {
  db: Db;
  /** Ends each posting: on virtual time a dispatcher pass, so that messages leave before time moves on. */
  afterPosting?: (at: Instant) => Promise<void>;
};

/** What the plan workflow asks of the world: database transactions of milliseconds, each safe to repeat. */
export type Activities = {
  loadPlan(planId: string, at: Instant): Promise<LoadedPlan>;
  recordFacts(planId: string, facts: readonly Fact[]): Promise<RecordedFact[]>;
  postNotices(order: PostOrder): Promise<void>;
};

/** The activities of a worker, over its own database. */
export function createActivities({ db, afterPosting }: ActivityDependencies): Activities {
  return {
    loadPlan: (planId, at) => loadPlan(db, planId, at),
    recordFacts: (planId, facts) => recordFacts(db, planId, facts),
    postNotices: async (order) => {
      await postNotices(db, order);
      await afterPosting?.(order.at);
    },
  };
}
