import type { Instant } from '../domain/dates';
import type { PlanId } from '../domain/plan';
import type { PlanRules } from '../domain/plan-rules';
import type { PlanStatus } from '../domain/plan-status';
import type { Db } from '../store/database';
import type { PlanRow } from '../store/plan-row';

/** What a plan's workflow says of itself; null: it has none; `silent`: Temporal or its worker does not answer. */
export type PlanAnswer = PlanStatus | null | 'silent';

/** What the pages are made from. The engine is asked through functions: web itself knows no Temporal. */
export type WebDeps = {
  db: Db;
  now: () => Instant;
  askPlan: (planId: PlanId) => Promise<PlanAnswer>;
  rulesOf: (row: PlanRow) => Promise<PlanRules>;
  engineAnswers: () => Promise<boolean>;
  /** Address under which people reach the pages, without a slash at the end; only its host, and loopback, is answered. */
  publicUrl: string;
};
