import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { clearError } from './clear-error';
import { isAlive, serverProcess, type ServerProcess } from './server-process';

export type Lock = { release(): void };

/**
 * Takes `file` as a lock for this process. A lock whose process is gone (also after `kill -9`, or with its number given to
 * another process) is taken over. Throws a ClearError with `refusal(pid)` while the holder lives.
 */
export function takeLock(file: string, refusal: (pid: number) => string): Lock {
  mkdirSync(dirname(file), { recursive: true });
  const own = serverProcess(process.pid);
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
  try {
    for (;;) {
      if (isLinked(draft, file)) return { release: () => rmSync(file, { force: true }) };
      const holder = readHolder(file);
      if (holder && isAlive(holder)) throw clearError(refusal(holder.pid));
      // Of two that find the same stale lock only one can move it away; the other meets the first one's lock or nothing.
      moveAway(file, `${draft}.stale`, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A link appears whole or not at all: nobody reads a lock that is still empty. */
function isLinked(draft: string, file: string): boolean {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function moveAway(file: string, to: string, stale: ServerProcess | null): void {
  try {
    renameSync(file, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return;
  }
  const moved = readHolder(to);
  // Somebody took the lock between our look and our move: give it back and look again.
  if (moved && moved.start !== stale?.start && isAlive(moved)) isLinked(to, file);
  rmSync(to, { force: true });
}

function readHolder(file: string): ServerProcess | null {
  try {
    const { pid, start } = JSON.parse(readFileSync(file, 'utf8')) as Partial<ServerProcess>;
    return typeof pid === 'number' && typeof start === 'string' ? { pid, start } : null;
  } catch {
    return null;
  }
}
