import { randomUUID } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical-json';
import { planDifference } from '../../domain/plan-difference';
import { amendPlan } from '../../store/amend-plan';
import { findCalendar } from '../../store/calendars';
import type { Db } from '../../store/database';
import { listPlans } from '../../store/find-plan';
import { findLadder, saveLadder } from '../../store/ladders';
import type { PlanRow } from '../../store/plan-row';
import { dateWords } from '../../templates/date-words';
import { findPlanSource, type PlanSource } from '../plan-source';
import { badInput } from '../report-errors';
import { sayOrRefuse } from '../say-fact';
import { storedPlan } from '../store-plan';
import { tellRunningPlans } from '../../store/tell-running-plans';
import { whenCarriedOut, withSystem } from '../system';

type Options = { dryRun?: boolean; json?: boolean };

/** Shows what a new file, or its ladder, changes in a stored plan and, unless it is a dry run, puts it into force. */
export async function amendPlanCommand(file: string, { dryRun, json }: Options): Promise<number> {
  const source = findPlanSource(file);
  return withSystem(async (system) => {
    const { db } = system;
    const row = await storedPlan(db, source.plan.id);
    if (row.state === 'closed') throw badInput(`Kế hoạch ${row.id} đã kết thúc`, 'Không điều chỉnh được nữa');
    const calendar = (await findCalendar(db, row.calendarVersion)) ?? source.calendar;
    const changes = planDifference(row.plan, source.plan, calendar);
    const ladder = await changedLadder(db, row, source);
    const isRewritten = canonicalJson(row.plan) !== canonicalJson(source.plan);
    const isChanged = isRewritten || ladder !== null;
    const general = isRewritten && changes.length === 0 ? ['~ Kế hoạch: thay đổi thông tin chung'] : [];
    if (json) console.log(JSON.stringify({ plan: row.id, changes, ladder: ladder?.id ?? null, saved: !dryRun && isChanged }));
    else
      for (const line of [...general, ...changes.map(describe), ...(ladder ? [describeLadder(ladder)] : [])]) console.log(line);
    if (!isChanged && !json) console.log('Tệp không thay đổi gì so với kế hoạch đang theo dõi.');
    if (dryRun || !isChanged) return 0;
    if (ladder) await saveLadder(db, source.ladder);
    if (isRewritten) await putIntoForce(db, row, source);
    else await sayOrRefuse(db, row, { kind: 'amended', actor: 'administrator', at: Date.now() });
    if (ladder) await tellRunningPlans(db, ladder.others, { kind: 'amended', by: null, at: Date.now() });
    if (!json) console.log(`Đã lưu thay đổi của kế hoạch ${row.id}. ${whenCarriedOut(system)}`);
    return 0;
  });
}

async function putIntoForce(db: Db, { id, version }: PlanRow, { plan, ladder }: PlanSource): Promise<void> {
  if (!(await findLadder(db, ladder.id))) await saveLadder(db, ladder);
  const outcome = await amendPlan(db, { id: randomUUID(), plan, from: version, at: Date.now() });
  if (outcome === 'stale' || outcome === 'closed')
    throw badInput(`Kế hoạch ${id} vừa được người khác thay đổi`, 'Chạy lại lệnh để xem thay đổi so với phiên bản mới nhất');
}

type LadderChange = { id: string; others: PlanRow[] };

// Plans share ladders: one that is changed for this plan is changed for every plan that uses it.
async function changedLadder(db: Db, row: PlanRow, { plan, ladder }: PlanSource): Promise<LadderChange | null> {
  const stored = await findLadder(db, ladder.id);
  const isSame = canonicalJson(stored) === canonicalJson(ladder);
  if (isSame && row.plan.ladder === plan.ladder) return null;
  const others = (await listPlans(db)).filter((one) => !isSame && one.ladder === ladder.id && one.id !== row.id);
  return { id: ladder.id, others };
}

function describeLadder({ id, others }: LadderChange): string {
  const also = others.length > 0 ? `; áp dụng cả cho ${others.map((one) => one.id).join(', ')}` : '';
  return `~ Thang đôn đốc “${id}”: thay đổi${also}`;
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
