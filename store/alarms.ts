import type { Instant } from '../domain/dates';
import type { Queryable } from './database';

/** Something an administrator must act on. `cause` is its identity (`circuit|email`, `sms-quota|tan-hoa|2027-05|warn`); words and mend in Vietnamese, no addresses. */
export type Alarm = { cause: string; words: string; mend: string };

export type AlarmRow = Alarm & { raisedAt: Instant; seenAt: Instant; clearedAt: Instant | null };

/** Raises an alarm, or notes that its cause is still there. True when it is new: only then anybody is told. */
export async function raiseAlarm(db: Queryable, { cause, words, mend }: Alarm, now: Instant): Promise<boolean> {
  const values = [cause, new Date(now), words, mend];
  const first = await db.query(
    'insert into alarm (cause, raised_at, seen_at, words, mend) values ($1, $2, $2, $3, $4) on conflict do nothing',
    values,
  );
  if (first.rowCount) return true;
  const again = await db.query(
    `update alarm set raised_at = $2, seen_at = $2, words = $3, mend = $4, cleared_at = null
     where cause = $1 and cleared_at is not null`,
    values,
  );
  if (again.rowCount) return true;
  await db.query('update alarm set seen_at = $2, words = $3, mend = $4 where cause = $1', values);
  return false;
}

/** Ends an alarm whose cause is gone. True when it stood. */
export async function clearAlarm(db: Queryable, cause: string, now: Instant): Promise<boolean> {
  const { rowCount } = await db.query('update alarm set cleared_at = $2 where cause = $1 and cleared_at is null', [
    cause,
    new Date(now),
  ]);
  return (rowCount ?? 0) > 0;
}

/** The alarms that stand, oldest first. */
export async function findAlarms(db: Queryable): Promise<AlarmRow[]> {
  const { rows } = await db.query<AlarmRow>(
    `select cause, words, mend, raised_at as "raisedAt", seen_at as "seenAt", cleared_at as "clearedAt"
     from alarm where cleared_at is null order by raised_at, cause`,
  );
  return rows;
}
