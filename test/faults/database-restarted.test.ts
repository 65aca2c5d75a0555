import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createDatabase, type Db } from '../../store/database';
import { migrate } from '../../store/migrate';
import { startEmbeddedPostgres } from '../../worker/embedded-postgres';
import { startSmtpSink, type SmtpSink } from '../support/smtp-sink';
import { savePlanDueNow } from './a-plan-due-now';
import { startDondoc, type DondocProcess } from './dondoc-process';
import { clearData, serversIn } from './embedded-remains';
import { drawFor, isLong, longMs } from './run-size';
import { expectAllWell, weather } from './storm';
import { until } from './until';

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
    const tried = (blows: number) => `${blows} × PostgreSQL stopped at once under load`;
    await expectAllWell({ db, sink, output: system.output, fault: 'T21', tried }, weathered);
  },
  longMs + 500_000,
);
