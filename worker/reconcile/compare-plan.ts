import type { Instant } from '../../domain/dates';
import type { PlanId } from '../../domain/plan';
import { isFollowed, type PlanRowState } from '../../store/plan-row';
import type { HeldFact, WorkflowView } from './workflow-view';

/** What PostgreSQL holds of a plan, as far as its workflow must agree. */
export type PlanRecord = {
  id: PlanId;
  state: PlanRowState;
  factSeq: number;
  factIds: ReadonlySet<string>;
  /** When notices of its workflow came into the ledger, each instant once. */
  postedAt: readonly Instant[];
};

/** One disagreement between database and engine. Those with an act are mended by `--apply`; the others a person decides. */
export type Difference =
  | { plan: PlanId; kind: 'no-workflow'; act: 'start' }
  | { plan: PlanId; kind: 'no-row'; act: 'terminate' }
  | { plan: PlanId; kind: 'closed-row'; act: 'terminate' }
  | { plan: PlanId; kind: 'stale'; act: 'rebuild' }
  | { plan: PlanId; kind: 'facts-untold'; act: 'signal'; afterSeq: number; count: number }
  | { plan: PlanId; kind: 'facts-only-there'; act: null; facts: readonly HeldFact[] }
  | { plan: PlanId; kind: 'ended-there'; act: null }
  | { plan: PlanId; kind: 'not-started'; act: null };

/** The same instant, written by two programs with different precision. */
const SAME_MS = 2;

/**
 * Compares a plan's row, facts and ledger with its workflow; null: they agree. Facts that only the workflow knows come first:
 * as long as a person has not decided about them, nothing else of that plan is touched.
 */
export function comparePlan(record: PlanRecord, workflow: WorkflowView): Difference | null {
  const plan = record.id;
  const mustRun = isFollowed(record);
  if (workflow.status !== 'running') {
    if (!mustRun) return null;
    return workflow.status === 'ended' ? { plan, kind: 'ended-there', act: null } : { plan, kind: 'no-workflow', act: 'start' };
  }
  const facts = workflow.facts.filter(({ id }) => !record.factIds.has(id));
  if (facts.length > 0) return { plan, kind: 'facts-only-there', act: null, facts };
  if (record.state === 'closed') return { plan, kind: 'closed-row', act: 'terminate' };
  if (!mustRun) return { plan, kind: 'not-started', act: null };
  if (record.postedAt.some((at) => !knowsOf(workflow, at))) return { plan, kind: 'stale', act: 'rebuild' };
  const count = record.factSeq - workflow.knownThrough;
  return count > 0 ? { plan, kind: 'facts-untold', act: 'signal', afterSeq: workflow.knownThrough, count } : null;
}

// A run from an older copy of the engine's store may post once more what the ledger has: it inserts nothing, and the run
// still knows a later day than the true one. So the posting itself must be in its history, not only a later one.
function knowsOf({ knowsUntil, posted }: Extract<WorkflowView, { status: 'running' }>, at: Instant): boolean {
  return at <= knowsUntil + SAME_MS || posted.some(({ from, to }) => at >= from - SAME_MS && at <= to + SAME_MS);
}
