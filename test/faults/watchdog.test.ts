import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Fact } from '../../domain/fact';
import type { PlanId } from '../../domain/plan';
import { findAlarms, type AlarmRow } from '../../store/alarms';
import { recordFact } from '../../store/record-fact';
import { startPlan } from '../../store/set-plan-state';
import { isAlive, serverProcess, type ServerProcess } from '../../worker/server-process';
import { workflowIdOf } from '../../worker/start-plan-workflow';
import { aListener, type Listener } from '../watchdog/a-listener';
import { savePlanDueNow } from './a-plan-due-now';
import { aStage, type RealStage } from './a-stage';
import { startDondoc } from './dondoc-process';
import { closeGate } from './gate';
import { isAllTold } from './tally';
import { until } from './until';

const ADMINISTRATOR = 'quan-tri@tan-hoa.example';
/** Looks twice a second; a busy machine has two seconds for what takes milliseconds. */
const WATCH = { WATCH_EVERY_MS: '500', WATCH_LATE_MS: '4000', WATCH_DISK_PERCENT: '0', ALARM_EMAIL: ADMINISTRATOR };

let stage: RealStage;
let outside: Listener;
let plans = 0;
/** Mails to the administrator when all was well before the test. */
let told = 0;

beforeAll(async () => {
  outside = await aListener();
  stage = await aStage(({ db }) => savePlanDueNow(db, 'cho-san', 1));
  await stage.system.kill();
  stage.system = startDondoc({ ...stage.settings, ...WATCH, DEADMAN_URL: outside.url });
  const first = await aRunningPlan();
  await until('the worker works', () => isAllTold(stage.db, first), stage.system.output);
}, 180_000);

afterAll(async () => {
  await stage?.clear();
  await outside?.close();
});

beforeEach(allWell, 120_000);

/** No alarm stands, the administrator knows, and the outside hears so. */
async function allWell(): Promise<void> {
  const before = outside.pings();
  await until('a ping', async () => (await standing()).length === 0 && outside.pings() > before, stage.system.output);
  told = mails().length;
}

const standing = (): Promise<AlarmRow[]> => findAlarms(stage.db);
const mails = (): string[] =>
  stage.sink.received.filter(({ to }) => to.includes(ADMINISTRATOR)).map(({ mail }) => mail.subject ?? '');

async function aRunningPlan(persons = 1): Promise<PlanId> {
  const planId = await savePlanDueNow(stage.db, `giam-sat-${(plans += 1)}`, persons);
  await startPlan(stage.db, planId, Date.now());
  return planId;
}

/** Waits for the alarm and two more looks; then it is the only one, told once, and the outside has heard nothing since. */
async function expectOneAlarm(cause: string): Promise<void> {
  await until(cause, async () => (await standing()).some((alarm) => alarm.cause === cause), stage.system.output);
  const pings = outside.pings();
  for (const _look of [1, 2]) {
    const { seenAt } = (await standing())[0] as AlarmRow;
    await until('another look', async () => ((await standing())[0]?.seenAt ?? 0) > seenAt, stage.system.output);
  }
  expect((await standing()).map((alarm) => alarm.cause)).toEqual([cause]);
  await until('a mail', () => mails().length > told, stage.system.output);
  expect(mails()).toHaveLength(told + 1);
  expect(outside.pings()).toBe(pings);
}

/** The process that sends, posts and relays, and beside it its watchdog. */
function programs(): { worker: ServerProcess; watchdog: ServerProcess | null } {
  const worker = JSON.parse(readFileSync(join(stage.settings['DONDOC_DATA'] ?? '', 'dondoc.lock'), 'utf8')) as ServerProcess;
  const children = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && isWatchdogOf(pid, worker.pid));
  return { worker, watchdog: serverProcess(Number(children[0] ?? -1)) };
}

function isWatchdogOf(pid: string, parent: number): boolean {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return parentOf(pid) === parent && words.includes('watchdog');
  } catch {
    return false;
  }
}

function parentOf(pid: string): number {
  return Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

it('sees a plan whose moment passed while the worker was frozen in the middle of it', async () => {
  const gate = await closeGate(stage.databaseUrl, 'post');
  const planId = await aRunningPlan();
  await gate.untilWaiting(1, stage.system.output);
  const { worker } = programs();
  process.kill(worker.pid, 'SIGSTOP');
  try {
    await expectOneAlarm('late-notices');
  } finally {
    process.kill(worker.pid, 'SIGCONT');
    await gate.open();
  }
  await until('the plan is told', () => isAllTold(stage.db, planId), stage.system.output);
}, 180_000);

it('sees messages that are due while the sender hangs', async () => {
  const gate = await closeGate(stage.databaseUrl, 'claim');
  const planId = await aRunningPlan(3);
  try {
    await expectOneAlarm('late-deliveries');
  } finally {
    await gate.open();
  }
  await until('the plan is told', () => isAllTold(stage.db, planId), stage.system.output);
}, 180_000);

it('sees a plan whose workflow was ended behind our back, until it runs again', async () => {
  const planId = await aRunningPlan();
  await until('the plan is told', () => isAllTold(stage.db, planId), stage.system.output);
  const connection = await Connection.connect({ address: stage.temporal.address });
  await new Client({ connection }).workflow.getHandle(workflowIdOf(planId)).terminate();
  await connection.close();
  await expectOneAlarm('plans-without-workflow');
  expect((await standing())[0]?.words).toContain(planId);
  await stage.db.query(`select pg_notify('dondoc_plan', $1)`, [planId]);
}, 180_000);

it('sees what people said and nobody passes on while the worker is frozen', async () => {
  const planId = await aRunningPlan();
  await until('the plan is told', () => isAllTold(stage.db, planId), stage.system.output);
  const { worker } = programs();
  process.kill(worker.pid, 'SIGSTOP');
  const fact: Fact = {
    id: 'tam-dung',
    kind: 'paused',
    plan: planId,
    task: null,
    key: null,
    unit: null,
    actor: 'coordinator',
    by: null,
    at: Date.now(),
  };
  try {
    await recordFact(stage.db, fact);
    await expectOneAlarm('facts-not-signalled');
  } finally {
    process.kill(worker.pid, 'SIGCONT');
  }
}, 180_000);

it('says that Temporal is silent, and nothing of what follows from it', async () => {
  process.kill(stage.temporal.process.pid, 'SIGKILL');
  await expectOneAlarm('temporal-silent');
  await stage.restartTemporal();
}, 180_000);

it('is started again when it dies, and repeats nothing', async () => {
  const { watchdog } = programs();
  if (!watchdog) throw new Error('no watchdog runs');
  const before = mails().length;
  process.kill(watchdog.pid, 'SIGKILL');
  await until('another watchdog', () => (programs().watchdog?.pid ?? watchdog.pid) !== watchdog.pid, stage.system.output);
  await allWell();
  expect(mails()).toHaveLength(before);
}, 180_000);

it('does not outlive the program: nobody pings in its name', async () => {
  const { watchdog } = programs();
  if (!watchdog) throw new Error('no watchdog runs');
  await stage.system.kill();
  await until('the watchdog is gone', () => !isAlive(watchdog));
}, 60_000);
