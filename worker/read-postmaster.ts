import { readFileSync } from 'node:fs';

/** Process number and port of the server of a cluster, from its postmaster.pid (number, folder, start, port); null: none. */
export function readPostmaster(file: string): { pid: number; port: number } | null {
  try {
    const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
    return pid && port ? { pid, port } : null;
  } catch {
    return null;
  }
}
