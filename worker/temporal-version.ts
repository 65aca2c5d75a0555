import { spawnSync } from 'node:child_process';

/** The CLI that brings the server; its dev server skips time an execution at a time from server 1.32 on. */
export const TEMPORAL_CLI_VERSION = '1.9.1';
const OLDEST_SERVER = [1, 32, 0] as const;

/** The server's version inside a `temporal` executable, `1.32.0`; null when it is no such executable. */
export function serverVersion(executable: string): string | null {
  const run = spawnSync(executable, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return /Server (\d+\.\d+\.\d+)/.exec(run.stdout ?? '')?.[1] ?? null;
}

/** True for a server of 1.32.0 or newer. */
export function isNewEnough(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [place, oldest] of OLDEST_SERVER.entries()) {
    const part = parts[place] ?? 0;
    if (part !== oldest) return part > oldest;
  }
  return true;
}
