import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { loadPlan } from '../../activities/load-plan';
import type { PlanId } from '../../domain/plan';
import { withLoaded } from '../../domain/plan-progress';
import { notLoaded } from '../../domain/plan-state';
import { planStatus, type PlanStatus } from '../../domain/plan-status';
import { findFacts } from '../../store/find-facts';
import { recordFact } from '../../store/record-fact';
import { startPlan } from '../../store/set-plan-state';
import { readPlanStatus } from '../../worker/read-plan-status';
import { reconcile, type Reconciled } from '../../worker/reconcile/reconcile';
import { savePlanDueNow } from './a-plan-due-now';
import { aStage, type RealStage } from './a-stage';
import { completionsOf } from './completions';
import { startDondoc } from './dondoc-process';
import { isAllTold, tallyOf } from './tally';
import { until } from './until';

const PERSONS = 4;

let stage: RealStage;
let planId: PlanId;

/** What each person has been sent so far: one mail when the plan opened, and one for each answer it gave. */
let told = PERSONS;

beforeAll(async () => {
  stage = await aStage(async ({ db }) => {
    planId = await savePlanDueNow(db, 'dung-lai', PERSONS);
    await startPlan(db, planId, Date.now());
  });
}, 180_000);

afterAll(() => stage?.clear());

/** Where Temporal keeps everything, and a copy of it as it was "yesterday". */
const store = (): string => dirname(stage.settings['DONDOC_DATA'] ?? '');
const files = ['temporal.sqlite', 'temporal.sqlite-wal', 'temporal.sqlite-shm'];
const yesterday = (): string => join(store(), 'hom-qua');

function copyStore(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const file of files) {
    rmSync(join(to, file), { force: true });
    if (existsSync(join(from, file))) copyFileSync(join(from, file), join(to, file));
  }
}

async function withClient<T>(ask: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: stage.temporal.address });
  try {
    return await ask(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

const look = (apply: boolean): Promise<Reconciled> => withClient((client) => reconcile({ db: stage.db, client }, { apply }));

const answered = (): Promise<PlanStatus> =>
  until(
    'the plan says where it stands',
    async () => {
      const status = await withClient((client) => readPlanStatus(client, planId));
      return status && status !== 'silent' && status.phase === 'running' && status;
    },
    stage.system.output,
  );

async function completes(nth: number): Promise<void> {
  const fact = (await completionsOf(stage.db, planId))[nth];
  if (!fact) throw new Error('no such assignment');
  await recordFact(stage.db, fact);
  told += 1;
  await untilTold();
}

/** Everybody has been told everything, once: nothing that was sent before has been sent again. */
async function untilTold(): Promise<void> {
  const sent = async () => (await tallyOf(stage.db, stage.sink, planId)).sent >= told && (await isAllTold(stage.db, planId));
  await until(`${told} messages`, sent, stage.system.output);
  expect(await tallyOf(stage.db, stage.sink, planId)).toMatchObject({ sent: told, lost: [], repeated: [], strange: [] });
  expect(stage.sink.received).toHaveLength(told);
}

/** The plan wakes when PostgreSQL says it must, and knows of every answer. */
async function expectItGoesOn(): Promise<void> {
  const { open, nextAt, unknownFacts } = await answered();
  const facts = await findFacts(stage.db, planId);
  const now = Date.now();
  const expected = planStatus(withLoaded(notLoaded(planId), await loadPlan(stage.db, planId, now)), now);
  expect({ open, nextAt, unknownFacts }).toEqual({ open: PERSONS - facts.length, nextAt: expected.nextAt, unknownFacts: 0 });
  expect(expected.open).toBe(PERSONS - facts.length);
}

async function stopAll(): Promise<void> {
  await stage.system.kill();
  await stage.temporal.stop();
}

it('tells everybody, keeps a copy of the engine for later, and takes answers', async () => {
  await untilTold();
  await stage.temporal.stop();
  copyStore(store(), yesterday());
  await stage.restartTemporal();
  await completes(0);
  await completes(1);
  await expectItGoesOn();
  expect(await look(false)).toEqual({ plans: 1, differences: [] });
}, 240_000);

it('rebuilds a plan from PostgreSQL when the engine has lost everything, and tells nothing again', async () => {
  await stopAll();
  for (const file of files) rmSync(join(store(), file), { force: true });
  await stage.restartTemporal();
  expect((await look(true)).differences).toMatchObject([{ plan: planId, kind: 'no-workflow', done: true }]);
  stage.system = startDondoc(stage.settings);
  await expectItGoesOn();
  // An answer goes through the rebuilt plan: by then it would have told again whatever it did not know of.
  await completes(2);
  await expectItGoesOn();
  expect((await look(true)).differences).toEqual([]);
}, 240_000);

it('rebuilds a plan whose workflow is from yesterday, and tells nothing again', async () => {
  await stopAll();
  copyStore(yesterday(), store());
  await stage.restartTemporal();
  expect((await look(false)).differences).toMatchObject([{ plan: planId, kind: 'stale', done: false }]);
  expect((await look(true)).differences).toMatchObject([{ plan: planId, kind: 'stale', done: true }]);
  stage.system = startDondoc(stage.settings);
  await expectItGoesOn();
  await completes(3);
  await expectItGoesOn();
  expect((await look(true)).differences).toEqual([]);
}, 240_000);
