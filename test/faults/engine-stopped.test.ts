import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Fact } from '../../domain/fact';
import type { PlanId } from '../../domain/plan';
import { findDeliveries } from '../../store/find-deliveries';
import { recordFact } from '../../store/record-fact';
import { findUnsignalled } from '../../store/relay-facts';
import { startPlan } from '../../store/set-plan-state';
import { readPlanStatus } from '../../worker/read-plan-status';
import { startPlanWorkflow } from '../../worker/start-plan-workflow';
import { savePlanDueNow } from './a-plan-due-now';
import { aStage, type RealStage } from './a-stage';
import { completionsOf } from './completions';
import { cookieOf, makeFirstAdministrator } from './first-administrator';
import { startDondoc, type DondocProcess } from './dondoc-process';
import { isAllTold, tallyOf } from './tally';
import { until } from './until';
import { runsOf, signalledFacts, wordsOfHistory } from './workflow-history';

const PERSONS = 5;
const NOTE = 'Đã tuyên truyền tại nhà bà Mận, số điện thoại 0912 345 678';

let stage: RealStage;
let cookie: string;
let planId: PlanId;
let facts: Fact[];
let second: DondocProcess | null = null;

beforeAll(async () => {
  stage = await aStage(async ({ db }) => {
    planId = await savePlanDueNow(db, 'do-dang', PERSONS);
    // Whoever started it died here: the row says running, and nobody hears of it.
    await startPlan(db, planId, Date.now());
  });
  await stage.system.address();
  cookie = cookieOf(await makeFirstAdministrator(stage.system));
}, 180_000);

afterAll(async () => {
  await second?.kill();
  await stage?.clear();
});

async function withClient<T>(ask: (client: Client) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: stage.temporal.address });
  try {
    return await ask(new Client({ connection }));
  } finally {
    await connection.close();
  }
}

async function untilToldOnce(plan: PlanId): Promise<void> {
  await until(`${plan} is told`, () => isAllTold(stage.db, plan), stage.system.output);
  expect(await tallyOf(stage.db, stage.sink, plan)).toMatchObject({ sent: PERSONS, lost: [], repeated: [], strange: [] });
}

async function expectOneWorkflow(plan: PlanId): Promise<void> {
  // Lists lag behind: first the run must be there at all.
  const runs = await withClient((client) =>
    until('Temporal lists the run', async () => {
      const listed = await runsOf(client, plan);
      return listed.length > 0 && listed;
    }),
  );
  expect(runs).toHaveLength(1);
}

async function planPage(): Promise<Response> {
  const [authority, ...plan] = planId.split('/');
  return fetch(`${await stage.system.address()}/a/${authority}/plans/${plan.join('/')}`, { headers: { cookie } });
}

const receipts = async (): Promise<number> =>
  (await findDeliveries(stage.db, { planId })).filter(({ notice }) => notice.kind === 'receipt').length;

it('makes one workflow of a start that died half-way', async () => {
  await untilToldOnce(planId);
  await expectOneWorkflow(planId);
}, 180_000);

it('records what people answer while Temporal is killed, once however often they press, and still shows the plan', async () => {
  facts = await completionsOf(stage.db, planId);
  process.kill(stage.temporal.process.pid, 'SIGKILL');
  for (const fact of facts) {
    expect(await recordFact(stage.db, fact, { text: NOTE })).toMatchObject({ isNew: true });
    expect(await recordFact(stage.db, fact, { text: NOTE })).toMatchObject({ isNew: false });
  }
  expect((await findUnsignalled(stage.db)).get(planId)).toHaveLength(PERSONS);
  expect((await planPage()).status).toBe(200);
  expect(await receipts()).toBe(0);
}, 120_000);

it('lets the workflow obey each fact once when Temporal is back, and the plan goes on', async () => {
  await stage.restartTemporal();
  await until('a receipt of each answer', async () => (await receipts()) === PERSONS, stage.system.output);
  await until('all facts relayed', async () => (await findUnsignalled(stage.db)).size === 0, stage.system.output);
  await withClient(async (client) => {
    // A signal under way when Temporal died may arrive beside the one that is sent anew: the second changes nothing.
    expect([...new Set(await signalledFacts(client, planId))]).toEqual(facts.map(({ id }) => id));
    expect(await readPlanStatus(client, planId)).toMatchObject({ assignments: PERSONS, open: 0, unknownFacts: 0 });
  });
  expect(await receipts()).toBe(PERSONS);
}, 180_000);

it('T13: keeps names, addresses, notes and what opens links out of the history and out of what is printed', async () => {
  const words = await withClient((client) => wordsOfHistory(client, planId));
  expect(words).toContain(facts[0]?.id ?? '?');
  const mails = stage.sink.received.map(({ mail }) => mail);
  const tokens = mails.flatMap(({ text }) => [...(text ?? '').matchAll(/\/l\/([\w.-]+)/g)].map(([, token]) => token ?? ''));
  expect(tokens.length).toBeGreaterThan(0);
  const addresses = stage.sink.received.flatMap(({ to }) => to);
  expect(addresses.length).toBeGreaterThan(0);
  for (const kept of [words, stage.system.output()]) {
    expect([...addresses, ...tokens, NOTE, 'Nguyễn Văn Mẫu'].filter((secret) => kept.includes(secret))).toEqual([]);
  }
}, 60_000);

it('makes one workflow of a plan started by many at once, on two programs side by side, and tells everybody once', async () => {
  const data = stage.settings['DONDOC_DATA'] ?? '';
  cpSync(join(data, 'signing-keys.json'), join(`${data}-2`, 'signing-keys.json'));
  second = startDondoc({ ...stage.settings, DONDOC_DATA: `${data}-2` });
  await second.address();
  const plan = await savePlanDueNow(stage.db, 'hai-lan', PERSONS);
  await Promise.all([1, 2, 3].map(() => startPlan(stage.db, plan, Date.now())));
  await withClient((client) => Promise.all([1, 2, 3].map(() => startPlanWorkflow(client, plan))));
  await untilToldOnce(plan);
  await expectOneWorkflow(plan);
}, 180_000);
