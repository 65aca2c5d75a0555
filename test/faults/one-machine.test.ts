import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { PlanId } from '../../domain/plan';
import { createDatabase, type Db } from '../../store/database';
import { findBrokenAudit } from '../../store/audit';
import { migrate } from '../../store/migrate';
import { startPlan } from '../../store/set-plan-state';
import { startEmbeddedPostgres } from '../../worker/embedded-postgres';
import { workflowIdOf } from '../../worker/start-plan-workflow';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink';
import { savePlanDueNow } from './a-plan-due-now';
import { startDondoc, type DondocProcess } from './dondoc-process';
import { clearData, serversIn } from './embedded-remains';
import { isAllTold, tallyOf } from './tally';
import { until } from './until';

/** Messages under way at once: of so many nobody knows whether they were sent when the database breaks off. */
const CONNECTIONS = 4;

const dataFolder = mkdtempSync(join(tmpdir(), 'dondoc-machine-'));
let sink: SmtpSink;
let system: DondocProcess;
let db: Db;
const plans: PlanId[] = [];

/** Everything on one machine, as `npm start` has it; the plans are in the database before it starts for the first time. */
beforeAll(async () => {
  sink = await startSmtpSink();
  const server = await startEmbeddedPostgres({ dataFolder });
  db = createDatabase(server.url);
  await migrate(db);
  for (const name of ['ngung', 'giet', 'mo-lai']) plans.push(await savePlanDueNow(db, name, 6));
  await server.stop();
  start();
  await system.address();
}, 180_000);

afterAll(async () => {
  await db?.end();
  await system?.kill();
  await clearData(dataFolder);
  await sink?.close();
});

function start(): void {
  system = startDondoc({ DONDOC_DATA: dataFolder, SMTP_URL: sink.url });
}

const startTelling = (planId: PlanId): Promise<unknown> => startPlan(db, planId, Date.now());

async function untilTold(planId: PlanId): Promise<void> {
  // The database is away for a while: then the answer is not there yet.
  await until(`${planId} is told`, () => isAllTold(db, planId).catch(() => false), system.output);
}

it.each([
  ['stopped at once', 'SIGQUIT', 0],
  ['killed', 'SIGKILL', 1],
] as const)(
  'goes on when PostgreSQL is %s in the middle of sending: nothing lost, no copy that cannot be explained',
  async (_how, signal, which) => {
    const planId = plans[which] ?? '';
    const postmaster = serversIn(dataFolder).postgres;
    if (!postmaster) throw new Error('no PostgreSQL to strike');
    const before = sink.received.length;
    await startTelling(planId);
    await until('the first mail', () => sink.received.length > before, system.output);
    process.kill(postmaster.pid, signal);
    await untilTold(planId);
    const tally = await tallyOf(db, sink, planId);
    expect(tally).toMatchObject({ sent: 6, lost: [], strange: [] });
    expect(tally.repeated.length).toBeLessThanOrEqual(CONNECTIONS);
    expect(serversIn(dataFolder).postgres?.pid).not.toBe(postmaster.pid);
  },
  180_000,
);

it('continues at a second start where the first was killed, takes over what it left, and ends it all when asked', async () => {
  const left = serversIn(dataFolder);
  const first = plans[0] ?? '';
  const run = await runOf(first);
  await system.kill();
  expect(serversIn(dataFolder)).toEqual(left);
  start();
  await system.address();
  expect(serversIn(dataFolder).postgres).toEqual(left.postgres);
  expect(await runOf(first)).toBe(run);
  const planId = plans[2] ?? '';
  await startTelling(planId);
  await untilTold(planId);
  expect(await tallyOf(db, sink, planId)).toMatchObject({ sent: 6, lost: [], repeated: [], strange: [] });
  expect(await findBrokenAudit(db)).toBeNull();
  const servers = serversIn(dataFolder);
  expect(servers).toEqual({ postgres: expect.anything(), temporal: expect.anything() });
  expect(await system.stop()).toBe(0);
  expect(serversIn(dataFolder)).toEqual({ postgres: null, temporal: null });
}, 180_000);

/** The run of a plan's workflow, asked of the Temporal the program runs now. */
async function runOf(planId: PlanId): Promise<string> {
  const address = /Temporal: (\S+?)\.\s/.exec(system.output())?.[1] ?? '';
  const connection = await Connection.connect({ address });
  try {
    return (await new Client({ connection }).workflow.getHandle(workflowIdOf(planId)).describe()).runId;
  } finally {
    await connection.close();
  }
}
