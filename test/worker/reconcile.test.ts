import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { reconcilePlans } from '../../cli/reconcile/reconcile-plans';
import { createActivities } from '../../activities/create-activities';
import type { Fact, RecordedFact } from '../../domain/fact';
import type { PlanStatus } from '../../domain/plan-status';
import { recordFact } from '../../store/record-fact';
import { markSignalled } from '../../store/relay-facts';
import { createWorker } from '../../worker/create-worker';
import { readPlanStatus } from '../../worker/read-plan-status';
import { rebuildPlan, reconcile, type Reconciled } from '../../worker/reconcile/reconcile';
import { runningTemporal } from '../../worker/running-temporal';
import { seedSample } from '../../worker/seed-sample';
import { startPlanWorkflow } from '../../worker/start-plan-workflow';
import { findTemporalExecutable, startTemporalServer, type TemporalServer } from '../../worker/temporal-server';
import { until } from '../faults/until';
import { freshDatabase, type TestDatabase } from '../support/postgres';

const folder = mkdtempSync(join(tmpdir(), 'dondoc-reconcile-'));
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
  server = await startTemporalServer({ executable, dbFile: join(folder, 'temporal', 'temporal.sqlite'), inMemory: true });
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

const look = (apply = false): Promise<Reconciled> => reconcile({ db: database.db, client }, { apply });

const said = (id: string, kind: Fact['kind']): Fact => ({
  id,
  kind,
  plan: planId,
  task: null,
  key: null,
  unit: null,
  actor: 'coordinator',
  by: null,
  at: Date.now(),
});

const ready = (holds: (status: PlanStatus) => boolean): Promise<PlanStatus> =>
  until('the workflow says so', async () => {
    const status = await readPlanStatus(client, planId);
    return status && status !== 'silent' && holds(status) && status;
  });

const runId = async (): Promise<string> => (await client.workflow.getHandle(`plan/${planId}`).describe()).runId;

it('finds a running plan without a workflow, starts it only when told to, and then finds nothing', async () => {
  expect(await look()).toEqual({ plans: 1, differences: [{ plan: planId, kind: 'no-workflow', act: 'start', done: false }] });
  expect(await readPlanStatus(client, planId)).toBeNull();
  expect((await look(true)).differences).toMatchObject([{ kind: 'no-workflow', done: true }]);
  await ready(({ phase }) => phase === 'running');
  expect(await look(true)).toEqual({ plans: 1, differences: [] });
});

it('tells a workflow the facts it has not heard of, though they are marked as told', async () => {
  const { fact } = await recordFact(database.db, said('tam-dung', 'paused'));
  await markSignalled(database.db, planId, fact.seq);
  const found = { plan: planId, kind: 'facts-untold', act: 'signal', afterSeq: 0, count: 1, done: false };
  expect((await look()).differences).toEqual([found]);
  const before = await runId();
  expect((await look(true)).differences).toEqual([{ ...found, done: true }]);
  await ready(({ phase }) => phase === 'paused');
  expect((await look()).differences).toEqual([]);
  expect(await runId()).toBe(before);
});

it('ends a workflow of a plan nobody has stored, and touches no other', async () => {
  const before = await runId();
  await startPlanWorkflow(client, 'tan-hoa/khong-co/2030');
  const found = await until('Temporal lists the stray run', async () => {
    const { differences } = await look();
    return differences.length > 0 && differences;
  });
  expect(found).toEqual([{ plan: 'tan-hoa/khong-co/2030', kind: 'no-row', act: 'terminate', done: false }]);
  expect((await look(true)).differences).toMatchObject([{ kind: 'no-row', done: true }]);
  const { status } = await client.workflow.getHandle('plan/tan-hoa/khong-co/2030').describe();
  expect(status.name).toBe('TERMINATED');
  expect(await runId()).toBe(before);
});

it('lists a fact that only the workflow knows and changes nothing until a person has decided', async () => {
  const ghost: RecordedFact = { ...said('chi-o-temporal', 'resumed'), seq: 2 };
  await client.workflow.getHandle(`plan/${planId}`).signal('factsRecorded', [ghost]);
  await ready(({ phase }) => phase === 'running');
  const before = await runId();
  expect((await look(true)).differences).toEqual([
    {
      plan: planId,
      kind: 'facts-only-there',
      act: null,
      facts: [{ id: 'chi-o-temporal', kind: 'resumed', seq: 2 }],
      done: false,
    },
  ]);
  expect(await runId()).toBe(before);
});

it('rebuilds a plan from the database once a person has decided', async () => {
  const before = await runId();
  await rebuildPlan({ client }, planId);
  await ready(({ phase }) => phase === 'paused');
  expect(await runId()).not.toBe(before);
  expect((await look()).differences).toEqual([]);
});

const embedded = () => ({ temporalAddress: null, dataFolder: folder });

it('finds the embedded engine of a running system by the process it left its number of', () => {
  expect(runningTemporal(embedded())).toBe(server.address);
  expect(runningTemporal({ ...embedded(), dataFolder: join(folder, 'khac') })).toBeNull();
});

it('reports to people what it found, and with a status that is not zero while something is left', async () => {
  const given = { ...process.env };
  const print = jest.spyOn(console, 'log').mockImplementation();
  Object.assign(process.env, { DATABASE_URL: database.url, TEMPORAL_ADDRESS: server.address });
  try {
    expect(await reconcilePlans({})).toBe(0);
    await client.workflow.getHandle(`plan/${planId}`).terminate();
    expect(await reconcilePlans({})).toBe(1);
    expect(await reconcilePlans({ apply: true })).toBe(0);
    expect(print.mock.calls.flat()).toEqual([
      'Đã đối chiếu 1 kế hoạch: cơ sở dữ liệu và Temporal thống nhất.',
      `${planId}: đang theo dõi trong cơ sở dữ liệu nhưng Temporal không có luồng theo dõi\n    → khởi động lại luồng theo dõi từ cơ sở dữ liệu`,
      'Đã đối chiếu 1 kế hoạch: 1 khác biệt, chưa thay đổi gì; khắc phục: dondoc reconcile --apply.',
      `${planId}: đang theo dõi trong cơ sở dữ liệu nhưng Temporal không có luồng theo dõi\n    → đã khởi động lại; tin đã gửi không gửi lại`,
      'Đã đối chiếu 1 kế hoạch: 1 khác biệt, đã khắc phục 1, còn 0.',
    ]);
  } finally {
    process.env = given;
    print.mockRestore();
  }
});
