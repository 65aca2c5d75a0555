import { comparePlan, type PlanRecord } from '../../worker/reconcile/compare-plan';
import type { WorkflowView } from '../../worker/reconcile/workflow-view';

const plan = 'tan-hoa/cchc/2026';
const record = (over: Partial<PlanRecord> = {}): PlanRecord => ({
  id: plan,
  state: 'running',
  factSeq: 2,
  factIds: new Set(['a', 'b']),
  postedAt: [1_000, 5_000],
  ...over,
});
const workflow = (over: Partial<Extract<WorkflowView, { status: 'running' }>> = {}): WorkflowView => ({
  status: 'running',
  knownThrough: 2,
  facts: [{ id: 'a', kind: 'started', seq: 1 }],
  knowsUntil: 2_000,
  posted: [{ from: 4_990, to: 5_100 }],
  ...over,
});

it('finds nothing where the workflow has posted or read what the ledger holds and knows every fact', () => {
  expect(comparePlan(record(), workflow())).toBeNull();
});

it('calls a workflow stale that has posted later what the ledger had before: it inserted nothing then', () => {
  expect(comparePlan(record(), workflow({ posted: [{ from: 8_000, to: 8_100 }] }))).toMatchObject({
    kind: 'stale',
    act: 'rebuild',
  });
});

it.each(['none', 'broken'] as const)('starts a running or paused plan whose workflow is %s, and no other', (status) => {
  expect(comparePlan(record(), { status })).toMatchObject({ act: 'start' });
  expect(comparePlan(record({ state: 'paused' }), { status })).toMatchObject({ act: 'start' });
  for (const state of ['draft', 'issued', 'closed'] as const) expect(comparePlan(record({ state }), { status })).toBeNull();
});

it('leaves to a person a plan that ended in Temporal, or that runs there before its start', () => {
  expect(comparePlan(record(), { status: 'ended' })).toEqual({ plan, kind: 'ended-there', act: null });
  expect(comparePlan(record({ state: 'draft' }), workflow())).toEqual({ plan, kind: 'not-started', act: null });
});

it('puts facts that only the workflow knows before everything else, a closed plan included', () => {
  const facts = [{ id: 'x', kind: 'completed', seq: null }];
  expect(comparePlan(record({ state: 'closed' }), workflow({ facts, posted: [] }))).toEqual({
    plan,
    kind: 'facts-only-there',
    act: null,
    facts,
  });
  expect(comparePlan(record({ state: 'closed' }), workflow())).toMatchObject({ kind: 'closed-row', act: 'terminate' });
});

it('counts the facts a workflow has not heard of', () => {
  expect(comparePlan(record({ factSeq: 5 }), workflow())).toMatchObject({ kind: 'facts-untold', afterSeq: 2, count: 3 });
});
