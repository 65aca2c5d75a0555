import { resolve } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { createActivities } from '../activities/create-activities';
import { rulesOfRow } from '../activities/load-plan';
import { loadLimits } from '../config/load-limits';
import type { Settings } from '../config/settings';
import { loadSigningKeys } from '../dispatch/load-signing-keys';
import { runDispatcher } from '../dispatch/run-dispatcher';
import { createDatabase, type Db } from '../store/database';
import { migrate } from '../store/migrate';
import { createWeb } from '../web/create-web';
import { clearError } from './clear-error';
import { createClosing, type Closing } from './closing';
import { eventWords } from './event-words';
import { isFree } from './free-port';
import { takeLock } from './instance-lock';
import { readPlanStatus } from './read-plan-status';
import { runRelay } from './relay';
import { runWorker } from './run-worker';
import { seedSample } from './seed-sample';
import { startDatabase, startTemporal } from './start-servers';
import { createTransports, mailDomainOf } from './transports';

type Log = (line: string) => void;

/** Starts everything on one machine and answers with the page's address and what ends it all. Throws ClearError. */
export async function startSystem(given: Settings, log: Log): Promise<{ address: string; stop(): Promise<void> }> {
  const settings = { ...given, dataFolder: resolve(given.dataFolder) };
  const closing = createClosing(log);
  try {
    return { address: await start(settings, closing, log), stop: () => closing.closeAll() };
  } catch (error) {
    await closing.closeAll();
    throw error;
  }
}

async function start(settings: Settings, closing: Closing, log: Log): Promise<string> {
  const { dataFolder, port, host, temporalNamespace: namespace } = settings;
  const refusal = (pid: number) => `Đôn Đốc đã chạy với thư mục dữ liệu ${dataFolder} (tiến trình ${pid}); không mở lần thứ hai.`;
  closing.add('khóa', takeLock(`${dataFolder}/dondoc.lock`, refusal).release);
  if (port !== 0 && !(await isFree(port, host)))
    throw clearError(`Cổng ${port} đang được chương trình khác sử dụng. Hãy đặt cổng khác, ví dụ: PORT=${port + 1} npm start`);
  const databaseUrl = await startDatabase(settings, closing, log);
  log('Cơ sở dữ liệu: sẵn sàng. / PostgreSQL is ready.');
  const db = createDatabase(databaseUrl);
  closing.add('kết nối cơ sở dữ liệu', () => db.end());
  await migrate(db);
  const sample = await seedSample(db, Date.now());
  if (sample) log(`Đã nạp kế hoạch mẫu ${sample}. / The sample plan is loaded.`);
  const address = await startTemporal(settings, closing, log);
  log(`Temporal: ${address}.`);
  quietRuntime();
  const connection = Connection.lazy({ address });
  closing.add('kết nối Temporal', () => connection.close());
  const client = new Client({ connection, namespace });
  runLoops({ settings, db, databaseUrl, client, address }, closing, log);
  return listenWeb({ settings, db, client, connection }, closing);
}

type Running = { settings: Settings; db: Db; databaseUrl: string; client: Client; address: string };

function runLoops({ settings, db, databaseUrl, client, address }: Running, closing: Closing, log: Log): void {
  const { email, sms } = createTransports(settings);
  closing.add('kênh gửi', async () => void (await Promise.all([email.close(), sms.close()])));
  const stopping = new AbortController();
  const dispatching = {
    db,
    email,
    sms,
    keys: loadSigningKeys(settings.dataFolder),
    publicUrl: settings.publicUrl,
    mailDomain: mailDomainOf(settings.email.mailFrom),
    limits: loadLimits(),
    now: Date.now,
    policy: { leaseMs: settings.leaseMs, pollMs: settings.pollMs, unknownAfterMs: settings.unknownAfterMs },
    report: (event: Parameters<typeof eventWords>[0]) => log(eventWords(event)),
  };
  const worker = { address, namespace: settings.temporalNamespace, activities: createActivities({ db }), log };
  const loops = Promise.allSettled([
    runWorker(worker, stopping.signal),
    runRelay({ db, client, databaseUrl, log }, stopping.signal),
    runDispatcher(dispatching, stopping.signal),
  ]);
  const stop = () => {
    stopping.abort();
    return loops;
  };
  closing.add('luồng công việc', stop, 4_000);
}

type Pages = { settings: Settings; db: Db; client: Client; connection: Connection };

async function listenWeb({ settings, db, client, connection }: Pages, closing: Closing): Promise<string> {
  const web = await createWeb({
    db,
    now: Date.now,
    askPlan: (planId) => readPlanStatus(client, planId),
    rulesOf: (row) => rulesOfRow(db, row, Date.now()),
    engineAnswers: () =>
      connection.withDeadline(Date.now() + 2_000, async () => Boolean(await connection.workflowService.getSystemInfo({}))),
    publicUrl: settings.publicUrl,
  });
  closing.add('trang web', () => web.close());
  const address = await web.listen({ port: settings.port, host: settings.host });
  return address.replace('0.0.0.0', '127.0.0.1');
}

// We end the worker ourselves, in our order; the SDK would otherwise catch the signals first.
function quietRuntime(): void {
  const logger = new DefaultLogger('ERROR', ({ level, message }) => console.error(`temporal ${level}: ${message}`));
  Runtime.install({ logger, shutdownSignals: [], telemetryOptions: { logging: { filter: 'off' } } });
}
