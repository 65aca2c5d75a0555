import { rulesOfRow } from '../../activities/load-plan';
import { statistics } from '../../domain/statistics';
import { dateAt } from '../../domain/zone';
import { findFacts } from '../../store/find-facts';
import { listPlans } from '../../store/find-plan';
import { PLAN_STATE_WORDS } from '../../templates/status-words';
import { STATISTICS_ORDER, STATISTICS_WORDS } from '../../templates/statistics-words';
import { storedPlan } from '../store-plan';
import { withSystem } from '../system';

/** Lists the stored plans. */
export async function listPlansCommand({ json }: { json?: boolean }): Promise<number> {
  return withSystem(async ({ db }) => {
    const plans = await listPlans(db);
    if (json)
      console.log(JSON.stringify(plans.map(({ id, state, version, plan }) => ({ plan: id, title: plan.title, state, version }))));
    else if (plans.length === 0) console.log('Chưa có kế hoạch nào. Nạp và bắt đầu: dondoc plan start <tệp>');
    else for (const { id, state, plan } of plans) console.log(`${id}  ${PLAN_STATE_WORDS[state]}  ${plan.title}`);
    return 0;
  });
}

/** Prints where a plan stands: its state and its figures as of today. */
export async function showPlanCommand(id: string, { json }: { json?: boolean }): Promise<number> {
  return withSystem(async ({ db }) => {
    const row = await storedPlan(db, id);
    const now = Date.now();
    const figures = statistics(await rulesOfRow(db, row, now), await findFacts(db, id), dateAt(now));
    if (json) {
      console.log(
        JSON.stringify({ plan: id, title: row.plan.title, state: row.state, version: row.version, statistics: figures }),
      );
    } else {
      console.log(`${row.plan.title}\n${id}: ${PLAN_STATE_WORDS[row.state]}, phiên bản ${row.version}`);
      for (const name of STATISTICS_ORDER) console.log(`  ${STATISTICS_WORDS[name]}: ${figures[name]}`);
    }
    return 0;
  });
}
