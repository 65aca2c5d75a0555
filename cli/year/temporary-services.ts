import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { createDatabase, type Db } from '../../store/database';
import { migrate } from '../../store/migrate';
import { startEmbeddedPostgres } from '../../worker/embedded-postgres';
import { findTemporalExecutable } from '../../worker/temporal-server';
import { VIRTUAL_TIME_SETTINGS } from './virtual-time';

/** A database and a Temporal server that exist for one story only, on free ports. */
export type TemporaryServices = { db: Db; temporal: TestWorkflowEnvironment; stop(): Promise<void> };

/** Starts both at once; `stop` ends them and leaves nothing behind. */
export async function startTemporaryServices(): Promise<TemporaryServices> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-year-'));
  const [database, temporal] = await Promise.allSettled([startDatabase(folder), startVirtualTemporal()]);
  const stop = async () => {
    if (temporal.status === 'fulfilled') await temporal.value.teardown();
    if (database.status === 'fulfilled') await database.value.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  if (database.status === 'fulfilled' && temporal.status === 'fulfilled') {
    return { db: database.value.db, temporal: temporal.value, stop };
  }
  await stop();
  throw database.status === 'rejected' ? database.reason : (temporal as PromiseRejectedResult).reason;
}

async function startDatabase(folder: string): Promise<{ db: Db; stop(): Promise<void> }> {
  const server = await startEmbeddedPostgres({ dataFolder: folder });
  const db = createDatabase(server.url);
  // The database lives for one story: it need not survive a power cut.
  await db.query('alter system set fsync = off');
  await db.query('alter system set synchronous_commit = off');
  await db.query('select pg_reload_conf()');
  await migrate(db);
  const stop = async () => {
    await db.end();
    await server.stop();
  };
  return { db, stop };
}

/** The real dev server, in memory, whose virtual time skips from moment to moment. */
export async function startVirtualTemporal(): Promise<TestWorkflowEnvironment> {
  const path = await findTemporalExecutable();
  const settings = Object.entries(VIRTUAL_TIME_SETTINGS).flatMap(([key, value]) => ['--dynamic-config-value', `${key}=${value}`]);
  const attributes = ['Authority=Keyword', 'PlanYear=Int', 'PlanState=Keyword', 'NextMoment=Datetime'];
  return TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path },
      extraArgs: [...settings, ...attributes.flatMap((attribute) => ['--search-attribute', attribute])],
    },
  });
}
