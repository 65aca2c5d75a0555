import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTemporalExecutable, startTemporalServer, type TemporalServer } from '../../worker/temporal-server';
import { freshDatabase } from '../support/postgres';
import { startSmtpSink } from '../support/smtp-sink';
import { startDondoc } from './dondoc-process';
import { installGates } from './gate';
import type { Stage } from './kill-round';

export type RealStage = Stage & {
  temporal: TemporalServer;
  /** Starts Temporal again on the state it left and the same port. */
  restartTemporal(): Promise<void>;
  clear(): Promise<void>;
};

/**
 * Database (with gates), Temporal with its state on disk, a mail server, and the whole program as a process beside them.
 * The database must hold a plan before the program starts, or it would load the sample plan.
 */
export async function aStage(prepare: (stage: Pick<Stage, 'db'>) => Promise<unknown>): Promise<RealStage> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-faults-'));
  const undo: (() => Promise<unknown> | void)[] = [() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })];
  const clear = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    const database = await freshDatabase();
    undo.push(database.drop);
    await installGates(database.db);
    await prepare({ db: database.db });
    const sink = await startSmtpSink();
    undo.push(sink.close);
    const options = {
      executable: await findTemporalExecutable(),
      dbFile: join(folder, 'temporal.sqlite'),
      preferredPort: ownPort(),
    };
    const temporal = await startTemporalServer(options);
    const settings = {
      DONDOC_DATA: join(folder, 'data'),
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: temporal.address,
      SMTP_URL: sink.url,
    };
    const stage: RealStage = {
      db: database.db,
      databaseUrl: database.url,
      sink,
      settings,
      temporal,
      system: startDondoc(settings),
      restartTemporal: async () => {
        stage.temporal = await startTemporalServer({ ...options, samePort: stage.temporal.port });
      },
      clear,
    };
    undo.push(
      () => stage.temporal.stop(),
      () => stage.system.kill(),
    );
    return stage;
  } catch (error) {
    await clear();
    throw error;
  }
}

/** Ports of this worker's own: a server that is down for a while must find its port free, and nobody else's plans on it. */
function ownPort(): number {
  return 8000 + 500 * Number(process.env['JEST_WORKER_ID'] ?? 1);
}
