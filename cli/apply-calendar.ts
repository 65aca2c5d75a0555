import { loadCalendar } from '../config/load-calendar';
import type { WorkCalendar } from '../domain/calendar/work-calendar';
import { canonicalJson } from '../domain/canonical-json';
import { findCalendar, saveCalendar } from '../store/calendars';
import type { Db } from '../store/database';
import { listPlans } from '../store/find-plan';
import { setPlanCalendar } from '../store/set-plan-state';
import { badInput } from './report-errors';
import { withSystem } from './system';
import { tellRunningPlans } from '../store/tell-running-plans';

/** Stores a calendar as a new version and lets every running plan count its days anew. Resolves to the exit status. */
export async function applyCalendar(file: string): Promise<number> {
  const calendar = loadCalendar(file);
  return withSystem(async ({ db }) => {
    const stored = await findCalendar(db, calendar.version);
    if (stored && canonicalJson(stored) !== canonicalJson(calendar)) {
      throw badInput(`Đã có lịch mang phiên bản “${calendar.version}” với nội dung khác`, 'Ghi một “version” mới trong tệp');
    }
    await saveCalendar(db, calendar);
    const plans = await putInForce(db, calendar);
    process.stderr.write(`Đã lưu lịch ${calendar.version}; ${plans} kế hoạch đang theo dõi sẽ tính lại thời hạn.\n`);
    return 0;
  });
}

async function putInForce(db: Db, { version }: WorkCalendar): Promise<number> {
  const plans = (await listPlans(db)).filter(({ state, calendarVersion }) => state !== 'closed' && calendarVersion !== version);
  for (const { id } of plans) await setPlanCalendar(db, id, version);
  await tellRunningPlans(db, plans, { kind: 'calendar-changed', by: null, at: Date.now() });
  return plans.length;
}
