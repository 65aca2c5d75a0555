import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/create-activities';
import type { Fact } from '../../domain/fact';
import type { PlanStatus } from '../../domain/plan-status';
import { findPlan } from '../../store/find-plan';
import { recordFact } from '../../store/record-fact';
import { findUnsignalled } from '../../store/relay-facts';
import { savePlan } from '../../store/save-plan';
import { startPlan } from '../../store/set-plan-state';
import { createWorker } from '../../worker/create-worker';
import { readPlanStatus } from '../../worker/read-plan-status';
import { createFactRelay } from '../../worker/fact-relay';
import { runRelay } from '../../worker/relay';
import { seedSample } from '../../worker/seed-sample';
import { startMissingPlans } from '../../worker/start-missing-plans';
import { findTemporalExecutable, startTemporalServer, type TemporalServer } from '../../worker/temporal-server';
import { freshDatabase, type TestDatabase } from '../support/postgres';

const folder = mkdtempSync(join(tmpdir(), 'dondoc-relay-'));
let database: TestDatabase;
let server: TemporalServer;
let connection: Connection;
let native: NativeConnection;
let client: Client;
let worker: Worker;
let running: Promise<void>;
let planId: string;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  database = await freshDatabase();
  const executable = await findTemporalExecutable();
  server = await startTemporalServer({ executable, dbFile: join(folder, 'temporal'), inMemory: true });
  connection = await Connection.connect({ address: server.address });
  client = new Client({ connection });
  native = await NativeConnection.connect({ address: server.address });
  worker = await createWorker({ connection: native, namespace: 'default', activities: createActivities({ db: database.db }) });
  running = worker.run();
  planId = (await seedSample(database.db, Date.now())) ?? '';
}, 120_000);

afterAll(async () => {
  worker?.shutdown();
  await running;
  await native?.close();
  await connection?.close();
  await server?.stop();
  await database?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const withDeadline = <T>(_deadline: number | Date, act: () => Promise<T>): Promise<T> => act();

const said = (id: string, task: string): Fact => ({
  id,
  kind: 'paused',
  plan: planId,
  task: null,
  key: task,
  unit: null,
  actor: 'coordinator',
  by: null,
  at: Date.now(),
});

async function until(holds: (status: PlanStatus) => boolean): Promise<PlanStatus> {
  for (;;) {
    const status = await readPlanStatus(client, planId);
    if (status && status !== 'silent' && holds(status)) return status;
    await new Promise((again) => setTimeout(again, 50));
  }
}

/** Tells what there is to tell, once. */
async function relayed(by: Client): Promise<void> {
  const failures: unknown[] = [];
  const relay = createFactRelay({ db: database.db, client: by }, { failed: (error) => failures.push(error) });
  await relay.round();
  await relay.settled();
  if (failures.length > 0) throw failures[0];
}

it('starts the workflow of a plan whose row says it runs, once', async () => {
  await startMissingPlans({ db: database.db, client });
  const first = await client.workflow.getHandle(`plan/${planId}`).describe();
  await startMissingPlans({ db: database.db, client });
  const second = await client.workflow.getHandle(`plan/${planId}`).describe();
  expect(second.runId).toBe(first.runId);
  expect((await until(({ phase }) => phase !== 'loading')).assignments).toBeGreaterThan(0);
});

it('tells the workflow a recorded fact, once, and marks it', async () => {
  await recordFact(database.db, said('pause', '1'));
  await relayed(client);
  expect((await findUnsignalled(database.db)).size).toBe(0);
  expect((await until(({ phase }) => phase === 'paused')).words).toBe('tạm dừng');
});

it('keeps a fact while Temporal is silent and tells it when it is back', async () => {
  const lost = Connection.lazy({ address: '127.0.0.1:1' });
  await recordFact(database.db, { ...said('resume', '1'), kind: 'resumed' });
  await expect(relayed(new Client({ connection: lost }))).rejects.toThrow();
  await lost.close();
  expect((await findUnsignalled(database.db)).get(planId)).toHaveLength(1);
  await relayed(client);
  await until(({ phase }) => phase === 'running');
});

it('says that a plan could not be told until it is', async () => {
  await recordFact(database.db, said('pause-unheard', '1'));
  let reaches = new Client({ connection: Connection.lazy({ address: '127.0.0.1:1' }) });
  const behind: Pick<Client, 'withDeadline'> & { workflow: Pick<Client['workflow'], 'getHandle'> } = {
    workflow: { getHandle: (id: string) => reaches.workflow.getHandle(id) },
    withDeadline: (deadline, act) => reaches.withDeadline(deadline, act),
  };
  const relay = createFactRelay({ db: database.db, client: behind as unknown as Client });
  await relay.round();
  await relay.settled();
  reaches = client;
  await expect(relay.round()).rejects.toThrow();
  await relay.settled();
  await relay.round();
  await until(({ phase }) => phase === 'paused');
  await recordFact(database.db, { ...said('resume-unheard', '1'), kind: 'resumed' });
  await relayed(client);
});

it('keeps nobody waiting for a plan that is slow to take its facts', async () => {
  const row = await findPlan(database.db, planId);
  const other = { ...row!.plan, id: `${row!.authority}/ke-hoach-khac/2026`, slug: 'ke-hoach-khac' };
  await savePlan(database.db, other, { calendarVersion: row!.calendarVersion });
  await startPlan(database.db, other.id, Date.now());
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const workflow = {
    getHandle: (id: string) => {
      const handle = client.workflow.getHandle(id);
      const signal: typeof handle.signal = async (...args) => {
        if (id.endsWith(planId)) await held;
        return handle.signal(...args);
      };
      return { signal };
    },
    start: client.workflow.start.bind(client.workflow),
  };
  const stop = new AbortController();
  const slow = { db: database.db, client: { workflow, withDeadline } as unknown as Client };
  const relay = runRelay({ ...slow, databaseUrl: database.url, pollMs: 600_000 }, stop.signal);
  await recordFact(database.db, said('slow-pause', '1'));
  await recordFact(database.db, { ...said('other-pause', '1'), plan: other.id });
  const isTold = async (plan: string) => !(await findUnsignalled(database.db)).has(plan);
  while (!(await isTold(other.id))) await new Promise((again) => setTimeout(again, 50));
  expect(await isTold(planId)).toBe(false);
  letGo();
  await until(({ phase }) => phase === 'paused');
  await recordFact(database.db, { ...said('slow-resume', '1'), kind: 'resumed' });
  await until(({ phase }) => phase === 'running');
  stop.abort();
  await relay;
});

it('rebuilds a plan whose workflow was terminated, and goes on when it is woken by a new fact', async () => {
  await client.workflow.getHandle(`plan/${planId}`).terminate();
  const stop = new AbortController();
  const relay = runRelay({ db: database.db, client, databaseUrl: database.url, pollMs: 600_000 }, stop.signal);
  await until(({ phase }) => phase === 'running');
  await recordFact(database.db, said('pause-again', '1'));
  await until(({ phase }) => phase === 'paused');
  stop.abort();
  await relay;
  expect((await findPlan(database.db, planId))?.factSeq).toBe(7);
});
