import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { createDatabase, type Db } from '../store/database';
import { migrate } from '../store/migrate';
import { startEmbeddedPostgres } from '../worker/embedded-postgres';
import { findTemporalExecutable, startTemporalServer } from '../worker/temporal-server';
import { startMailSink, type MailSink } from './mail-sink';
import { costOf, type Cost } from './process-cost';
import { countingStatements, writeStatements } from './statements';
import { startProgram, type Program } from './program';

/** The servers of one run, each a process of its own: fresh PostgreSQL (fsync on), Temporal with its file, a mail server. */
export type Stage = {
  db: Db;
  databaseUrl: string;
  client: Client;
  sink: MailSink;
  /** Starts the program, again after it was killed. */
  start: (more?: Readonly<Record<string, string>>) => Program;
  /** What each has cost so far. */
  costs: () => Costs;
  /** What was run up to now is not part of the profile's statements. */
  forgetStatements: () => Promise<void>;
  clear: () => Promise<void>;
};

export type Costs = { program: Cost; temporal: Cost; postgres: Cost };

export async function aStage(profileFolder: string | null): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-bench-'));
  const undo: (() => Promise<unknown> | void)[] = [() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })];
  const clear = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    const start = () => startEmbeddedPostgres({ dataFolder: join(folder, 'postgres') });
    const postgres = profileFolder ? await countingStatements(start) : await start();
    undo.push(postgres.stop);
    const db = createDatabase(postgres.url, { max: 8 });
    undo.push(() => db.end());
    if (profileFolder) undo.push(() => writeStatements(db, profileFolder));
    await migrate(db);
    const options = { executable: await findTemporalExecutable(), dbFile: join(folder, 'temporal', 'temporal.sqlite') };
    const temporal = await startTemporalServer({ ...options, preferredPort: 17900 });
    undo.push(temporal.stop);
    const connection = await Connection.connect({ address: temporal.address });
    undo.push(() => connection.close());
    const sink = await startMailSink();
    undo.push(sink.close);
    let program: Program | null = null;
    undo.push(() => program?.stop());
    const settings = {
      DONDOC_DATA: join(folder, 'data'),
      DATABASE_URL: postgres.url,
      TEMPORAL_ADDRESS: temporal.address,
      SMTP_URL: sink.url,
    };
    return {
      db,
      databaseUrl: postgres.url,
      client: new Client({ connection }),
      sink,
      start: (more = {}) => (program = startProgram({ ...settings, ...more }, profileFolder)),
      costs: () => ({
        program: costOf(program?.pid ?? 0),
        temporal: costOf(temporal.process.pid),
        postgres: costOf(postgres.pid),
      }),
      forgetStatements: async () => void (profileFolder && (await db.query('select pg_stat_statements_reset()'))),
      clear,
    };
  } catch (error) {
    await clear();
    throw error;
  }
}
