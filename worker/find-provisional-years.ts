import type { PlanId } from '../domain/plan';
import { findCalendar } from '../store/calendars';
import type { Db } from '../store/database';
import { listPlans } from '../store/find-plan';
import { isFollowed } from '../store/plan-row';

/** Running plans whose days off are not announced yet: their due days may still move. */
export async function findProvisionalYears(db: Db): Promise<{ plan: PlanId; year: number }[]> {
  const found: { plan: PlanId; year: number }[] = [];
  for (const { id, plan, calendarVersion } of (await listPlans(db)).filter(isFollowed)) {
    const calendar = await findCalendar(db, calendarVersion);
    const isOfficial = calendar?.years[plan.year]?.status === 'official';
    if (!isOfficial) found.push({ plan: id, year: plan.year });
  }
  return found;
}
