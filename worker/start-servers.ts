import { join } from 'node:path';
import type { Settings } from '../config/settings';
import type { Closing } from './closing';
import { startEmbeddedPostgres } from './embedded-postgres';
import { supervise } from './supervise';
import { findTemporalExecutable, startTemporalServer } from './temporal-server';

type Log = (line: string) => void;

/** URL of the database: `DATABASE_URL`, or the embedded server, started and kept running. */
export async function startDatabase({ databaseUrl, dataFolder }: Settings, closing: Closing, log: Log): Promise<string> {
  if (databaseUrl) return databaseUrl;
  const server = await startEmbeddedPostgres({ dataFolder, log });
  const restart = ({ port }: { port: number }) => startEmbeddedPostgres({ dataFolder, log, samePort: port });
  closing.add('PostgreSQL', supervise(server, restart, log), 6_000);
  return server.url;
}

/** Address of Temporal: `TEMPORAL_ADDRESS`, or the dev server, started and kept running. */
export async function startTemporal({ temporalAddress, dataFolder }: Settings, closing: Closing, log: Log): Promise<string> {
  if (temporalAddress) return temporalAddress;
  const executable = await findTemporalExecutable({ dataFolder, log });
  const options = { executable, dbFile: join(dataFolder, 'temporal', 'temporal.sqlite') };
  const server = await startTemporalServer(options);
  const restart = ({ port }: { port: number }) => startTemporalServer({ ...options, samePort: port });
  closing.add('Temporal', supervise(server, restart, log), 6_000);
  return server.address;
}
