import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { createDatabase, type Db } from '../../store/database';
import { migrate } from '../../store/migrate';
import { startEmbeddedPostgres } from '../../worker/embedded-postgres';
import { findTemporalExecutable, startTemporalServer } from '../../worker/temporal-server';
import { VIRTUAL_TIME_SETTINGS } from './virtual-time';

/** A Temporal server on virtual time: one connection for clients, one for workers. */
export type VirtualTemporal = { connection: Connection; nativeConnection: NativeConnection; stop(): Promise<void> };

/** A database and a Temporal server that exist for one story only, on free ports. */
export type TemporaryServices = { db: Db; temporal: VirtualTemporal; stop(): Promise<void> };

/** Starts both at once; `stop` ends them and leaves nothing behind. */
export async function startTemporaryServices(): Promise<TemporaryServices> {
  const folder = mkdtempSync(join(tmpdir(), 'dondoc-year-'));
  const [database, temporal] = await Promise.allSettled([startDatabase(folder), startVirtualTemporal(folder)]);
  const stop = async () => {
    if (temporal.status === 'fulfilled') await temporal.value.stop();
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
export async function startVirtualTemporal(folder: string): Promise<VirtualTemporal> {
  const executable = await findTemporalExecutable();
  const extraArgs = Object.entries(VIRTUAL_TIME_SETTINGS).flatMap(([key, value]) => [
    '--dynamic-config-value',
    `${key}=${value}`,
  ]);
  const server = await startTemporalServer({ executable, dbFile: join(folder, 'temporal'), inMemory: true, extraArgs });
  const { address } = server;
  const [connection, nativeConnection] = await Promise.all([
    Connection.connect({ address }),
    NativeConnection.connect({ address }),
  ]);
  const stop = async () => {
    await connection.close();
    await nativeConnection.close();
    await server.stop();
  };
  return { connection, nativeConnection, stop };
}
