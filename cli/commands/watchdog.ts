import type { Command } from 'commander';
import { badInput, runCommand } from '../report-errors';

/** A look that is under way gets so long to end. */
const STOP_LIMIT_MS = 1_500;

/** `dondoc watchdog`: looks whether everything goes its way, until SIGINT or SIGTERM, or until whoever started it is gone. */
export function register(program: Command): void {
  program
    .command('watchdog')
    .description('giám sát hệ thống đang chạy (npm start đã chạy sẵn) / watches the running system (npm start runs one)')
    .action(() => runCommand({}, run));
}

async function run(): Promise<number> {
  const { loadSettings } = await import('../../config/settings.js');
  const { runningDatabase } = await import('../../worker/running-database.js');
  const { runningTemporal } = await import('../../worker/running-temporal.js');
  const settings = loadSettings(process.env);
  const [databaseUrl, temporalAddress] = [runningDatabase(settings), runningTemporal(settings)];
  if (databaseUrl === null || temporalAddress === null) {
    const hint = 'Chạy hệ thống bằng npm start, hoặc đặt DATABASE_URL và TEMPORAL_ADDRESS';
    throw badInput('Không tìm thấy hệ thống đang chạy để giám sát', hint);
  }
  const stopping = new AbortController();
  const stop = (): void => {
    stopping.abort();
    setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  if (process.send) process.on('disconnect', () => process.exit(0));
  // Whoever started it may have been killed while it was still loading; then nobody tells it any more.
  if (process.send && !process.connected) process.exit(0);
  const { watch } = await import('../../worker/watchdog/watch.js');
  await watch({ settings, databaseUrl, temporalAddress }, (line) => console.log(line), stopping.signal);
  // A connection that is slow to close must not keep a watchdog that was told to end.
  process.exit(0);
}
