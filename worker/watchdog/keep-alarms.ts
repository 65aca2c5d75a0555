import type { Instant } from '../../domain/dates';
import { clearAlarm, raiseAlarm, type Alarm } from '../../store/alarms';
import type { Queryable } from '../../store/database';
import type { Verdict } from './trouble';

/** Raises what was found and ends what is gone. Returns the alarms that are new and the causes that have ended. */
export async function keepAlarms(
  db: Queryable,
  { alarms, judged }: Verdict,
  now: Instant,
): Promise<{ raised: Alarm[]; cleared: string[] }> {
  const raised: Alarm[] = [];
  for (const alarm of alarms) if (await raiseAlarm(db, alarm, now)) raised.push(alarm);
  const found = new Set(alarms.map(({ cause }) => cause));
  const cleared: string[] = [];
  for (const cause of judged) if (!found.has(cause) && (await clearAlarm(db, cause, now))) cleared.push(cause);
  return { raised, cleared };
}
