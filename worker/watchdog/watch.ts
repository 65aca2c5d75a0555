import { mkdirSync } from 'node:fs';
import { Client, Connection } from '@temporalio/client';
import { loadLimits } from '../../config/load-limits';
import type { Settings } from '../../config/settings';
import { createDatabase } from '../../store/database';
import { createEmail } from '../create-email';
import { mailDomainOf, senderOf } from '../transports';
import { freeSpace } from './free-space';
import { runWatchdog } from './run-watchdog';
import type { Telling } from './tell-alarms';

export type Watched = { settings: Settings; databaseUrl: string; temporalAddress: string };

/** A mail server that stalls must not keep the next look waiting for long. */
const MAIL_PATIENCE_MS = 30_000;

/** The whole watchdog over its own connections, until `signal` aborts. */
export async function watch(
  { settings, databaseUrl, temporalAddress }: Watched,
  log: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { dataFolder, watch: policy, temporalNamespace: namespace } = settings;
  mkdirSync(dataFolder, { recursive: true });
  const db = createDatabase(databaseUrl, { max: 2 });
  const connection = Connection.lazy({ address: temporalAddress });
  const telling = tellingOf(settings);
  try {
    const deps = {
      ...policy,
      db,
      client: new Client({ connection, namespace }),
      limits: loadLimits().perPerson,
      space: () => freeSpace(dataFolder),
      repeatMs: settings.unknownAfterMs,
      telling,
      now: Date.now,
      log,
    };
    await runWatchdog(deps, signal);
  } finally {
    await telling?.email.close();
    await connection.close();
    await db.end();
  }
}

function tellingOf(settings: Settings): Telling | null {
  const { email } = settings;
  const { alarmEmail } = settings.watch;
  if (alarmEmail === null) return null;
  const transport = createEmail(settings, senderOf(email.mailFrom), { lanes: 1, socketTimeout: MAIL_PATIENCE_MS });
  return { email: transport, to: alarmEmail, mailDomain: mailDomainOf(email.mailFrom) };
}
