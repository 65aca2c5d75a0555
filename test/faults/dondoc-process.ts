import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { until } from './until';

const root = join(__dirname, '../..');

/** Leases and waits short enough for a test, long enough for a busy machine to renew them. */
const SHORT = { DONDOC_LEASE_MS: '2000', DONDOC_POLL_MS: '250', DONDOC_GATHER_MS: '0', DONDOC_UNKNOWN_AFTER_MS: '500' };

export type DondocProcess = {
  pid: number;
  /** Everything it has printed. */
  output(): string;
  /** Address of its pages, once it listens. */
  address(): Promise<string>;
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<void>;
  /** Asks it to end as `systemctl stop` does; resolves with its exit status. */
  stop(): Promise<number | null>;
};

/**
 * Runs the built program with `dondoc start`, on a port of its own. `settings`: environment variables; `within`: a command that
 * runs another one in its own place (`unshare …`).
 */
export function startDondoc(settings: Readonly<Record<string, string>>, within: readonly string[] = []): DondocProcess {
  const env = {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    TZ: process.env['TZ'],
    PORT: '0',
    MAIL_FROM: 'Đôn Đốc <dondoc@tan-hoa.example>',
    DONDOC_TEMPORAL_CACHE: process.env['DONDOC_TEMPORAL_CACHE'] ?? join(root, 'data', 'temporal'),
    ...SHORT,
    ...settings,
  };
  const [command = process.execPath, ...args] = [...within, process.execPath, join(root, 'bin', 'dondoc.js'), 'start'];
  const child = spawn(command, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const isOver = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    if (!isOver()) child.kill(signal);
    const [status] = await ended;
    // Whatever it had started may live on and hold the other ends.
    for (const stream of [child.stdout, child.stderr]) stream.destroy();
    return status;
  };
  return {
    pid: child.pid ?? 0,
    output: () => output,
    address: () =>
      until(
        'the address of the pages',
        () => {
          if (isOver()) throw new Error(`dondoc start ended\n${output}`);
          return /open: (\S+)/.exec(output)?.[1] ?? null;
        },
        () => output,
      ),
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}
