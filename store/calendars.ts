import type { WorkCalendar } from '../domain/calendar/work-calendar';
import type { Db, Queryable } from './database';

/** Keeps a version of the working calendar. A version that is there already stays as it is: plans rest on it. */
export async function saveCalendar(db: Db, calendar: WorkCalendar): Promise<void> {
  await addCalendar(db, calendar, null);
}

/** A version of the working calendar; without `version` everybody's, the one saved last. Null when there is none. */
export async function findCalendar(db: Queryable, version?: string): Promise<WorkCalendar | null> {
  const { rows } = await db.query<{ body: WorkCalendar }>(
    `select body from calendar where ($1::text is null and authority is null) or version = $1 order by position desc limit 1`,
    [version ?? null],
  );
  return rows[0]?.body ?? null;
}

/** The calendar an authority's new plans count by: its own or everybody's, the one saved last. */
export async function findCalendarOf(db: Queryable, authority: string): Promise<WorkCalendar | null> {
  const { rows } = await db.query<{ body: WorkCalendar }>(
    'select body from calendar where authority is null or authority = $1 order by position desc limit 1',
    [authority],
  );
  return rows[0]?.body ?? null;
}

/** Keeps a calendar of one authority (null: of all). */
export async function addCalendar(client: Queryable, calendar: WorkCalendar, authority: string | null): Promise<void> {
  await client.query(
    `insert into calendar (version, position, body, authority)
     select $1, coalesce(max(position), 0) + 1, $2, $3 from calendar
     on conflict (version) do nothing`,
    [calendar.version, JSON.stringify(calendar), authority],
  );
}

/** How many calendars an authority has saved. */
export async function countCalendarsOf(db: Queryable, authority: string): Promise<number> {
  const { rows } = await db.query<{ count: number }>('select count(*) as count from calendar where authority = $1', [authority]);
  return Number(rows[0]?.count ?? 0);
}
