import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pause } from '../../channels/pause';
import type { Closing } from '../closing';
import { projectFolder } from '../project-folder';
import type { Watched } from './watch';

/** After how long a watchdog that died is started again. */
const AGAIN_AFTER_MS = 5_000;

/**
 * Runs `dondoc watchdog` as a process of its own beside this one: it sees us frozen. One that dies is started again; it ends
 * with us, however we end.
 */
export function startWatchdog(watched: Watched, closing: Closing, log: (line: string) => void): void {
  const stopping = new AbortController();
  const running = keepRunning(watched, stopping.signal, log);
  closing.add('giám sát', () => {
    stopping.abort();
    return running;
  });
}

async function keepRunning(watched: Watched, signal: AbortSignal, log: (line: string) => void): Promise<void> {
  while (!signal.aborted) {
    await runOnce(watched, signal).catch((error: unknown) => log(`Giám sát: ${String(error)}`));
    if (signal.aborted) return;
    log('Bộ giám sát đã dừng, sẽ khởi động lại. / The watchdog ended and is started again.');
    await pause(AGAIN_AFTER_MS, signal);
  }
}

async function runOnce({ settings, databaseUrl, temporalAddress }: Watched, signal: AbortSignal): Promise<void> {
  const env = {
    ...process.env,
    DONDOC_DATA: settings.dataFolder,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
  };
  // A group of its own: Ctrl-C reaches us alone. The channel breaks when we are gone, and it ends then.
  const child = spawn(process.execPath, [join(projectFolder(), 'bin', 'dondoc.js'), 'watchdog'], {
    env,
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const stop = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', stop);
  try {
    await once(child, 'exit');
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
