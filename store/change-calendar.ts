import type { WorkCalendar } from '../domain/calendar/work-calendar';
import type { Instant } from '../domain/dates';
import { appendAudit } from './audit';
import { addCalendar, countCalendarsOf, findCalendarOf } from './calendars';
import type { Db } from './database';
import { listPlans } from './find-plan';
import { inTransaction } from './in-transaction';
import { lockVersions } from './save-version';
import { lockPlans, tellPlansIn } from './tell-running-plans';

type CalendarChanged = {
  authority: string;
  /** Its version is given here. */
  calendar: Omit<WorkCalendar, 'version'>;
  /** The version it was made from. */
  from: string;
  years: readonly string[];
  by: string | null;
  at: Instant;
};

/**
 * Keeps an authority's calendar as a new version; its plans that have not ended count by it from now on, and those that run
 * are told. All or nothing. False: another version has come meanwhile, nothing was kept.
 */
export async function changeCalendar(db: Db, { authority, calendar, from, years, by, at }: CalendarChanged): Promise<boolean> {
  return inTransaction(db, async (client) => {
    const plans = (await listPlans(client)).filter((plan) => plan.authority === authority && plan.state !== 'closed');
    await lockPlans(client, plans);
    await lockVersions(client, 'calendar', '');
    if ((await findCalendarOf(client, authority))?.version !== from) return false;
    const version = `${authority}-${(await countCalendarsOf(client, authority)) + 1}`;
    await addCalendar(client, { ...calendar, version }, authority);
    await client.query('update plan set calendar_version = $2 where id = any($1)', [plans.map(({ id }) => id), version]);
    await tellPlansIn(client, plans, { kind: 'calendar-changed', by, at });
    await appendAudit(client, 'calendar-changed', { authority, version, from, years, by });
    return true;
  });
}
