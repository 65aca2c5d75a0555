import type { WorkCalendar } from '../domain/calendar/work-calendar';
import type { Db, Queryable } from './database';

/** Keeps a version of the working calendar. A version that is there already stays as it is: plans rest on it. */
export async function saveCalendar(db: Db, calendar: WorkCalendar): Promise<void> {
  await db.query(
    `insert into calendar (version, position, body)
     select $1, coalesce(max(position), 0) + 1, $2 from calendar
     on conflict (version) do nothing`,
    [calendar.version, JSON.stringify(calendar)],
  );
}

/** A version of the working calendar; without `version` the one saved last. Null when there is none. */
export async function findCalendar(db: Queryable, version?: string): Promise<WorkCalendar | null> {
  const { rows } = await db.query<{ body: WorkCalendar }>(
    'select body from calendar where $1::text is null or version = $1 order by position desc limit 1',
    [version ?? null],
  );
  return rows[0]?.body ?? null;
}
