import { cpus, loadavg, totalmem } from 'node:os';
import type { Stage } from './stage';

/** What it was measured on: `2 × AMD EPYC, 24 GB · Node 20.20.2 · PostgreSQL 18.4 · Temporal 1.32.0 · load 0.3 at the start`. */
export async function describeMachine({ db, client }: Stage, loadAtStart: number): Promise<string> {
  const [cpu] = cpus();
  const { rows } = await db.query<{ version: string }>(`select current_setting('server_version') as version`);
  const { serverVersion } = await client.workflowService.getSystemInfo({});
  return [
    `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 1e9)} GB`,
    `Node ${process.versions.node}`,
    `PostgreSQL ${rows[0]?.version}`,
    `Temporal ${serverVersion} (dev server, SQLite)`,
    `load ${loadAtStart.toFixed(1)} at the start`,
  ].join(' · ');
}

export function load(): number {
  return loadavg()[0] ?? 0;
}
