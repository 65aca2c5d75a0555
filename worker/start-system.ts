import { resolve } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { rulesOfRow } from '../activities/load-plan';
import { smsRulesOf } from '../channels/sms/create-sms';
import type { Settings } from '../config/settings';
import { createDatabase, type Db } from '../store/database';
import { migrate } from '../store/migrate';
import { createWeb } from '../web/create-web';
import { createMetrics } from '../web/probes/metrics';
import { isOwnName } from '../web/shell/guard-loopback';
import { accountMailer } from './account-mailer';
import { clearError } from './clear-error';
import { createClosing, type Closing } from './closing';
import { offerFirstAdministrator } from './first-administrator';
import { isFree } from './free-port';
import { loadSigningKeys } from '../dispatch/load-signing-keys';
import { takeLock } from './instance-lock';
import { readPlanStatus } from './read-plan-status';
import { readDocumentApart } from './reading/read-document-apart';
import { readSheet } from './reading/read-sheet';
import { rehearseApart } from './rehearsal/rehearse-apart';
import { runLoops } from './run-loops';
import { sayFact } from './say-fact';
import { seedSample } from './seed-sample';
import { sendApart } from './sending/send-apart';
import { startDatabase, startTemporal } from './start-servers';
import { startWatchdog } from './watchdog/start-watchdog';

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
  await sendApart({ settings, databaseUrl }, closing, log);
  startWatchdog({ settings, databaseUrl, temporalAddress: address }, closing, log);
  await listenMetrics({ settings, db }, closing);
  const page = await listenWeb({ settings, db, client, connection }, closing);
  const setup = await offerFirstAdministrator(db, Date.now());
  if (setup) logSetup(`${addressForPeople(settings.publicUrl, page)}${setup}`, log);
  return page;
}

function logSetup(link: string, log: Log): void {
  log('Chưa có tài khoản nào. Mở liên kết sau một lần, trong 24 giờ, để tạo người quản trị đầu tiên:');
  log('No account yet. Open this link once, within 24 hours, to make the first administrator:');
  log(`  ${link}`);
}

// On loopback the port may have been chosen at the start; session cookies of an https address need that address.
function addressForPeople(publicUrl: string, page: string): string {
  return isOwnName(new URL(publicUrl).hostname) ? page : publicUrl;
}

type Pages = { settings: Settings; db: Db; client: Client; connection: Connection };

async function listenWeb({ settings, db, client, connection }: Pages, closing: Closing): Promise<string> {
  const web = await createWeb({
    db,
    now: Date.now,
    askPlan: (planId) => readPlanStatus(client, planId),
    rulesOf: (row) => rulesOfRow(db, row, Date.now()),
    keys: loadSigningKeys(settings.dataFolder),
    sayFact: (row, draft, words) => sayFact(db, row, draft, words),
    rehearse: rehearseApart,
    readDocument: readDocumentApart,
    readSheet,
    smsCost: smsRulesOf(settings.sms).costPerSegment,
    engineAnswers: () =>
      connection.withDeadline(Date.now() + 2_000, async () => Boolean(await connection.workflowService.getSystemInfo({}))),
    publicUrl: settings.publicUrl,
    sendMail: accountMailer(settings, closing),
    sso: settings.sso,
    uploads: `${settings.dataFolder}/uploads`,
  });
  closing.add('trang web', () => web.close());
  const address = await web.listen({ port: settings.port, host: settings.host });
  return address.replace('0.0.0.0', '127.0.0.1');
}

// Published installations have no /metrics beside their pages; it gets a port of its own that only this machine reaches.
async function listenMetrics({ settings, db }: Pick<Pages, 'settings' | 'db'>, closing: Closing): Promise<void> {
  const port = settings.watch.metricsPort;
  if (port === null) return;
  const metrics = await createMetrics({ db, now: Date.now, rulesOf: (row) => rulesOfRow(db, row, Date.now()) });
  closing.add('số liệu', () => metrics.close());
  await metrics.listen({ port, host: '127.0.0.1' });
}

// We end the worker ourselves, in our order; the SDK would otherwise catch the signals first.
function quietRuntime(): void {
  const logger = new DefaultLogger('ERROR', ({ level, message }) => console.error(`temporal ${level}: ${message}`));
  Runtime.install({ logger, shutdownSignals: [], telemetryOptions: { logging: { filter: 'off' } } });
}
