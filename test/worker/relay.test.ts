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
import { createWorker } from '../../worker/create-worker';
import { readPlanStatus } from '../../worker/read-plan-status';
import { relayFacts, startMissingPlans } from '../../worker/relay-once';
import { runRelay } from '../../worker/relay';
import { seedSample } from '../../worker/seed-sample';
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
  expect(await relayFacts({ db: database.db, client })).toBe(1);
  expect(await relayFacts({ db: database.db, client })).toBe(0);
  expect((await until(({ phase }) => phase === 'paused')).words).toBe('tạm dừng');
});

it('keeps a fact while Temporal is silent and tells it when it is back', async () => {
  const lost = Connection.lazy({ address: '127.0.0.1:1' });
  await recordFact(database.db, { ...said('resume', '1'), kind: 'resumed' });
  await expect(relayFacts({ db: database.db, client: new Client({ connection: lost }) })).rejects.toThrow();
  await lost.close();
  expect((await findUnsignalled(database.db)).get(planId)).toHaveLength(1);
  await relayFacts({ db: database.db, client });
  await until(({ phase }) => phase === 'running');
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
  expect((await findPlan(database.db, planId))?.factSeq).toBe(3);
});
