import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../config/settings';
import { POSTGRES_ROLE } from './create-cluster';
import { readPostmaster } from './read-postmaster';

/** URL of the database of a system that runs now (ours or `DATABASE_URL`); null when the embedded one is not running. */
export function runningDatabase({ databaseUrl, dataFolder }: Settings): string | null {
  if (databaseUrl) return databaseUrl;
  const server = readPostmaster(join(dataFolder, 'postgres', 'postmaster.pid'));
  const passwordFile = join(dataFolder, 'postgres.password');
  if (!server || !existsSync(passwordFile)) return null;
  return `postgresql://${POSTGRES_ROLE}:${readFileSync(passwordFile, 'utf8').trim()}@127.0.0.1:${server.port}/dondoc`;
}
