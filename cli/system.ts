import { loadSettings, type Settings } from '../config/settings';
import { createDatabase, type Db } from '../store/database';
import { migrate } from '../store/migrate';
import { startEmbeddedPostgres } from '../worker/embedded-postgres';
import { runningDatabase } from '../worker/running-database';

/** The application's database for the length of a command. `isRunning`: a running system will carry out what is stored. */
export type System = { db: Db; settings: Settings; isRunning: boolean };

/**
 * Runs `work` on the database of the running system, of `DATABASE_URL`, or on the embedded one, started for this command.
 * What is stored while nothing runs is carried out at the next `npm start`.
 */
export async function withSystem<T>(work: (system: System) => Promise<T>): Promise<T> {
  const settings = loadSettings(process.env);
  const url = runningDatabase(settings);
  const embedded = url === null ? await startEmbeddedPostgres({ dataFolder: settings.dataFolder }) : null;
  const db = createDatabase(url ?? embedded?.url ?? '', { max: 2 });
  try {
    if (embedded) await migrate(db);
    return await work({ db, settings, isRunning: embedded === null });
  } finally {
    await db.end();
    await embedded?.stop();
  }
}

/** What happens next with something just stored, in words. */
export function whenCarriedOut({ isRunning }: System): string {
  return isRunning ? 'Hệ thống đang chạy sẽ thực hiện ngay.' : 'Hệ thống chưa chạy; sẽ thực hiện khi khởi động bằng npm start.';
}
