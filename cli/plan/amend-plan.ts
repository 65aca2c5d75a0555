import { planDifference } from '../../domain/plan-difference';
import { findCalendar } from '../../store/calendars';
import { dateWords } from '../../templates/date-words';
import { findPlanSource } from '../plan-source';
import { badInput } from '../report-errors';
import { sayFact } from '../say-fact';
import { savePlanSource, storedPlan } from '../store-plan';
import { whenCarriedOut, withSystem } from '../system';

type Options = { dryRun?: boolean; json?: boolean };

/** Shows what a new file changes in a stored plan and, unless it is a dry run, puts it into force. */
export async function amendPlan(file: string, { dryRun, json }: Options): Promise<number> {
  const source = findPlanSource(file);
  return withSystem(async (system) => {
    const row = await storedPlan(system.db, source.plan.id);
    if (row.state === 'closed') throw badInput(`Kế hoạch ${row.id} đã kết thúc`, 'Không điều chỉnh được nữa');
    const calendar = (await findCalendar(system.db, row.calendarVersion)) ?? source.calendar;
    const changes = planDifference(row.plan, source.plan, calendar);
    if (json) console.log(JSON.stringify({ plan: row.id, changes, saved: !dryRun && changes.length > 0 }));
    else for (const change of changes) console.log(describe(change));
    if (changes.length === 0 && !json) console.log('Tệp không thay đổi gì so với kế hoạch đang theo dõi.');
    if (dryRun || changes.length === 0) return 0;
    await savePlanSource(system.db, source);
    await sayFact(system.db, row, { kind: 'amended', actor: 'administrator', at: Date.now() });
    if (!json) console.log(`Đã lưu ${changes.length} thay đổi của kế hoạch ${row.id}. ${whenCarriedOut(system)}`);
    return 0;
  });
}

function describe({ task, what, before, after }: ReturnType<typeof planDifference>[number]): string {
  const days = (list: readonly string[]) => (list.length > 0 ? list.map(dateWords).join(', ') : 'không có hạn');
  switch (what) {
    case 'added':
      return `+ Nhiệm vụ ${task}: thêm mới, hạn ${days(after)}`;
    case 'removed':
      return `- Nhiệm vụ ${task}: bỏ, hạn trước đây ${days(before)}`;
    case 'due':
      return `~ Nhiệm vụ ${task}: hạn ${days(before)} → ${days(after)}`;
    case 'words':
      return `~ Nhiệm vụ ${task}: thay đổi nội dung hoặc đơn vị`;
  }
}
