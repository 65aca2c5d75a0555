import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { PlanId } from '../../domain/plan';
import { startPlan } from '../../store/set-plan-state';
import { startPlanWorkflow } from '../../worker/start-plan-workflow';
import { savePlanDueNow } from './a-plan-due-now';
import { aStage, type RealStage } from './a-stage';
import { startDondoc, type DondocProcess } from './dondoc-process';
import { isAllTold, tallyOf } from './tally';
import { until } from './until';
import { runsOf } from './workflow-history';

const PERSONS = 5;

let stage: RealStage;
let connection: Connection;
let client: Client;
let halfStarted: PlanId;
let second: DondocProcess | null = null;

beforeAll(async () => {
  stage = await aStage(async ({ db }) => {
    halfStarted = await savePlanDueNow(db, 'do-dang', PERSONS);
    // Whoever started it died here: the row says running, and nobody hears of it.
    await startPlan(db, halfStarted, Date.now());
  });
  connection = await Connection.connect({ address: stage.temporal.address });
  client = new Client({ connection });
}, 120_000);

afterAll(async () => {
  await connection?.close();
  await second?.kill();
  await stage?.clear();
});

async function untilTold(planId: PlanId): Promise<void> {
  await until(`${planId} is told`, () => isAllTold(stage.db, planId), stage.system.output);
  expect(await tallyOf(stage.db, stage.sink, planId)).toMatchObject({ sent: PERSONS, lost: [], repeated: [], strange: [] });
}

it('makes one workflow of a start that died half-way', async () => {
  await untilTold(halfStarted);
  await until('Temporal lists it', async () => (await runsOf(client, halfStarted)).length > 0);
  expect(await runsOf(client, halfStarted)).toHaveLength(1);
}, 180_000);

it('makes one workflow of a plan started by many at once, on two programs side by side, and tells everybody once', async () => {
  await stage.system.address();
  const otherData = join(stage.settings['DONDOC_DATA'] ?? '', '..', 'data-2');
  cpSync(join(stage.settings['DONDOC_DATA'] ?? '', 'signing-keys.json'), join(otherData, 'signing-keys.json'));
  second = startDondoc({ ...stage.settings, DONDOC_DATA: otherData });
  await second.address();
  const planId = await savePlanDueNow(stage.db, 'hai-lan', PERSONS);
  await Promise.all([1, 2, 3].map(() => startPlan(stage.db, planId, Date.now())));
  await Promise.all([1, 2, 3].map(() => startPlanWorkflow(client, planId)));
  await untilTold(planId);
  await until('Temporal lists it', async () => (await runsOf(client, planId)).length > 0);
  expect(await runsOf(client, planId)).toHaveLength(1);
}, 180_000);
