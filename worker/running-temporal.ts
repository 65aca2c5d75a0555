import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../config/settings';
import { isAlive, type ServerProcess } from './server-process';

/** Address of the Temporal that a running system uses: `TEMPORAL_ADDRESS`, or the embedded server's; null when that is not running. */
export function runningTemporal({
  temporalAddress,
  dataFolder,
}: Pick<Settings, 'temporalAddress' | 'dataFolder'>): string | null {
  if (temporalAddress) return temporalAddress;
  const pidFile = join(dataFolder, 'temporal', 'temporal.sqlite.pid');
  if (!existsSync(pidFile)) return null;
  const server = JSON.parse(readFileSync(pidFile, 'utf8') || 'null') as ServerProcess | null;
  if (!server || !isAlive(server)) return null;
  const port = portOf(server.pid);
  return port === null ? null : `127.0.0.1:${port}`;
}

// The port is in its command line: the one it asked for may have been taken.
function portOf(pid: number): string | null {
  const file = `/proc/${pid}/cmdline`;
  if (!existsSync(file)) return null;
  const words = readFileSync(file, 'utf8').split('\0');
  return words[words.indexOf('--port') + 1] ?? null;
}
