import type { Command } from 'commander';
import { runCommand } from '../report-errors';

/** All must be over by then; whatever still runs is killed. */
const STOP_LIMIT_MS = 9_500;

/** `dondoc start`: database, Temporal, worker, sender and pages in one process, until SIGINT or SIGTERM. */
export function register(program: Command): void {
  program
    .command('start')
    .description('chạy toàn bộ hệ thống trên một máy / run everything on this machine')
    .action(() => runCommand({}, start));
}

async function start(): Promise<number> {
  // The process zone leaks into the workflow sandbox: there it must be the same on every machine.
  process.env['TZ'] = 'UTC';
  const stopAsked = new Promise<NodeJS.Signals>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, resolve);
  });
  const { loadSettings } = await import('../../config/settings.js');
  const { startSystem } = await import('../../worker/start-system.js');
  const settings = loadSettings(process.env);
  console.log('Đôn Đốc đang khởi động… / starting…');
  const starting = startSystem(settings, (line) => console.log(line));
  const first = await Promise.race([starting, stopAsked]);
  if (typeof first !== 'string') {
    console.log(`Mở trang / open: ${first.address}`);
    console.log('Dừng: Ctrl-C / stop: Ctrl-C');
  }
  await stopAsked;
  setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
  process.once('SIGINT', () => process.exit(1));
  console.log('Đang dừng… / stopping…');
  const system = await starting;
  await system.stop();
  console.log('Đã dừng. / stopped.');
  process.exit(0);
}
