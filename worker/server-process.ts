import { spawn, type SpawnOptions } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { processStart } from './process-start';

const LOG_LIMIT_BYTES = 5_000_000;

/** A server we own, by number and start time, so that never another process of the same number is killed. */
export type ServerProcess = { pid: number; start: string };

/** The process as a server we own; null when it is gone. */
export function serverProcess(pid: number): ServerProcess | null {
  const start = processStart(pid);
  return start === null ? null : { pid, start };
}

export function isAlive({ pid, start }: ServerProcess): boolean {
  return processStart(pid) === start;
}

/**
 * Starts a server in a process group of its own: Ctrl-C in the terminal reaches us alone, and we end it in our order.
 * What it prints goes to `logFile` (a pipe would break with us); `exited` rejects when it ends, with the file's last lines.
 * It is killed when our process ends without having stopped it.
 */
export async function startServer(file: string, args: string[], logFile: string, options: SpawnOptions = {}) {
  const log = openLog(logFile);
  const child = spawn(file, args, { ...options, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  const exited = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`${file}: ${signal ?? code}: ${lastLines(logFile)}`)));
  });
  exited.catch(() => undefined);
  const owned = child.pid === undefined ? null : serverProcess(child.pid);
  if (!owned) return exited;
  killAtExit(owned);
  return { process: owned, exited };
}

function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true });
  if (existsSync(file) && statSync(file).size > LOG_LIMIT_BYTES) renameSync(file, `${file}.old`);
  return openSync(file, 'a', 0o600);
}

// A server that was stopped may end after its folder has been removed.
function lastLines(file: string): string {
  if (!existsSync(file)) return 'không còn nhật ký';
  return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-3).join(' / ');
}

/** Kills the server hard should our process end in any way but `kill -9`. */
export function killAtExit(server: ServerProcess): void {
  process.once('exit', () => sendSignal(server, 'SIGKILL'));
}

/** Rejects when a server that is not our child ends: nobody tells us, so we look every second. */
export function gone(server: ServerProcess): Promise<never> {
  const ended = new Promise<never>((_, reject) => {
    const look = setInterval(() => {
      if (isAlive(server)) return;
      clearInterval(look);
      reject(new Error(`process ${server.pid} ended`));
    }, 1_000);
    look.unref();
  });
  ended.catch(() => undefined);
  return ended;
}

/** Asks a server to end by `signal` and waits; after `graceMs` it is killed. */
export async function stopServer(server: ServerProcess, signal: NodeJS.Signals, graceMs = 5_000): Promise<void> {
  sendSignal(server, signal);
  if (await isGone(server, graceMs)) return;
  sendSignal(server, 'SIGKILL');
  await isGone(server, 2_000);
}

function sendSignal(server: ServerProcess, signal: NodeJS.Signals): void {
  if (!isAlive(server)) return;
  try {
    process.kill(server.pid, signal);
  } catch {
    // It ended between the look and the signal: that is what was wanted.
  }
}

async function isGone(server: ServerProcess, withinMs: number): Promise<boolean> {
  for (const end = Date.now() + withinMs; Date.now() < end;) {
    if (!isAlive(server)) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return !isAlive(server);
}
