import { Client, Connection } from '@temporalio/client';
import { rulesOfRow } from '../../activities/load-plan';
import { assignmentsOf } from '../../domain/assignment';
import type { Fact } from '../../domain/fact';
import type { PlanId } from '../../domain/plan';
import { findDeliveries } from '../../store/find-deliveries';
import { findPlan } from '../../store/find-plan';
import { recordFact } from '../../store/record-fact';
import { findUnsignalled } from '../../store/relay-facts';
import { startPlan } from '../../store/set-plan-state';
import { savePlanDueNow } from './a-plan-due-now';
import { aStage, type RealStage } from './a-stage';
import { isAllTold } from './tally';
import { until } from './until';
import { signalledFacts } from './workflow-history';

const PERSONS = 3;

let stage: RealStage;
let planId: PlanId;
let facts: Fact[];

beforeAll(async () => {
  stage = await aStage(async ({ db }) => {
    planId = await savePlanDueNow(db, 'mat-temporal', PERSONS);
    await startPlan(db, planId, Date.now());
  });
  await until('the plan is told', () => isAllTold(stage.db, planId), stage.system.output);
  facts = await completions();
}, 180_000);

afterAll(() => stage?.clear());

async function completions(): Promise<Fact[]> {
  const row = await findPlan(stage.db, planId);
  if (!row) throw new Error('the plan is gone');
  return assignmentsOf(await rulesOfRow(stage.db, row, Date.now())).map(({ task, lead, occurrence }) => ({
    id: `hoan-thanh-${task}`,
    kind: 'completed',
    plan: planId,
    task,
    key: occurrence.key,
    unit: lead,
    actor: 'lead',
    by: null,
    at: Date.now(),
  }));
}

const receipts = async (): Promise<number> =>
  (await findDeliveries(stage.db, { planId })).filter(({ notice }) => notice.kind === 'receipt').length;

it('records what people answer while Temporal is killed, once however often they press, and still shows the plan', async () => {
  process.kill(stage.temporal.process.pid, 'SIGKILL');
  for (const fact of facts) {
    expect(await recordFact(stage.db, fact)).toMatchObject({ isNew: true });
    expect(await recordFact(stage.db, fact)).toMatchObject({ isNew: false });
  }
  expect((await findUnsignalled(stage.db)).get(planId)).toHaveLength(PERSONS);
  const page = await fetch(`${await stage.system.address()}/plans/${planId}`);
  expect(page.status).toBe(200);
  expect(await receipts()).toBe(0);
}, 120_000);

it('tells the workflow each fact once when Temporal is back, and the plan goes on', async () => {
  await stage.restartTemporal();
  await until('a receipt of each answer', async () => (await receipts()) === PERSONS, stage.system.output);
  expect((await findUnsignalled(stage.db)).size).toBe(0);
  const connection = await Connection.connect({ address: stage.temporal.address });
  expect(await signalledFacts(new Client({ connection }), planId)).toEqual(facts.map(({ id }) => id));
  await connection.close();
}, 180_000);
