import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createDatabase, type Db } from '../../store/database';
import { migrate } from '../../store/migrate';
import { findUnsignalled } from '../../store/relay-facts';
import { startEmbeddedPostgres } from '../../worker/embedded-postgres';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink';
import { savePlanDueNow } from './a-plan-due-now';
import { startDondoc, type DondocProcess } from './dondoc-process';
import { clearData, serversIn } from './embedded-remains';
import { keepFigures } from './figures';
import { countOpen, judge, ledgerId } from './invariants';
import { drawFor, isLong, longMs } from './run-size';
import { insisting, weather } from './storm';
import { isAllTold } from './tally';
import { until } from './until';

/** Messages under way at once: of so many nobody knows whether they were sent when the database breaks off. */
const CONNECTIONS = 4;
const SHORT_BLOWS = 3;

const dataFolder = mkdtempSync(join(tmpdir(), 'dondoc-restarts-'));
let sink: SmtpSink;
let system: DondocProcess;
let db: Db;

/** The embedded database, with every write synced as in real life, stopped as `pg_ctl -m immediate` does: no checkpoint. */
beforeAll(async () => {
  sink = await startSmtpSink();
  const server = await startEmbeddedPostgres({ dataFolder });
  db = createDatabase(server.url);
  await migrate(db);
  await savePlanDueNow(db, 'chua-bat-dau', 1);
  await server.stop();
  system = startDondoc({ DONDOC_DATA: dataFolder, SMTP_URL: sink.url });
  await system.address();
}, 180_000);

afterAll(async () => {
  await db?.end();
  await system?.kill();
  await clearData(dataFolder);
  await sink?.close();
});

it(
  'tells everything and forgets no answer when PostgreSQL is stopped at once, again and again, under load',
  async () => {
    const draw = drawFor('T21');
    const end = performance.now() + longMs;
    const weathered = await weather(
      db,
      {
        blows: isLong ? Infinity : SHORT_BLOWS,
        strike: async () => {
          await wait(isLong ? draw(5_000, 10_000) : draw(500, 3_000));
          const postmaster = await until('PostgreSQL', () => serversIn(dataFolder).postgres, system.output);
          process.kill(postmaster.pid, 'SIGQUIT');
          await until(
            'another PostgreSQL',
            () => (serversIn(dataFolder).postgres?.pid ?? postmaster.pid) !== postmaster.pid,
            system.output,
          );
        },
      },
      () => isLong && performance.now() > end,
    );
    for (const plan of weathered.plans) await until(`${plan} is told`, () => insisting(() => isAllTold(db, plan)), system.output);
    await until('all answers relayed', async () => (await findUnsignalled(db)).size === 0, system.output);
    await until('everything is told', async () => (await countOpen(db)) === 0, system.output);
    const verdict = await judge({
      db,
      mailbox: sink.received.map(({ mail }) => ledgerId(mail.messageId)),
      acknowledged: weathered.acknowledged,
    });
    keepFigures({
      fault: 'T21',
      tried: `${weathered.blows} × PostgreSQL stopped at once under load`,
      sent: verdict.sent,
      lost: verdict.lost.length,
      repeated: verdict.repeated.length,
      late: verdict.late,
      broken: verdict.broken,
      note: `${weathered.plans.length} plans, ${weathered.acknowledged.length} answers`,
    });
    expect(verdict.broken).toEqual([]);
    expect(verdict.repeated.length).toBeLessThanOrEqual(CONNECTIONS * weathered.blows);
    expect(Object.keys(verdict.states)).toEqual(['told']);
  },
  longMs + 500_000,
);
