import type { FactKind } from '../../domain/fact';
import { findPlanSource } from '../plan-source';
import { sayOrRefuse } from '../say-fact';
import { storeAndStart, storedPlan } from '../store-plan';
import { whenCarriedOut, withSystem } from '../system';

/** Stores a plan from its file (or from `config/plans` by id) and starts it. Again: it is simply running. */
export async function startPlanCommand(reference: string, { json }: { json?: boolean }): Promise<number> {
  const source = findPlanSource(reference);
  return withSystem(async (system) => {
    const row = await storeAndStart(system.db, source, Date.now());
    if (json) console.log(JSON.stringify({ plan: row.id, state: row.state, version: row.version }));
    else console.log(`Kế hoạch ${row.id} đang được theo dõi. ${whenCarriedOut(system)}`);
    return 0;
  });
}

const DONE = { paused: 'đã được tạm dừng', resumed: 'được tiếp tục theo dõi', closed: 'được kết thúc' } as const;

/** Pauses, resumes or closes a stored plan. */
export async function changePlanCommand(
  id: string,
  kind: Extract<FactKind, 'paused' | 'resumed' | 'closed'>,
  { reason, json }: { reason?: string; json?: boolean },
): Promise<number> {
  return withSystem(async (system) => {
    const row = await storedPlan(system.db, id);
    const fact = await sayOrRefuse(system.db, row, { kind, actor: 'administrator', at: Date.now() }, reason);
    if (json) console.log(JSON.stringify({ plan: id, fact: fact.id, kind }));
    else console.log(`Kế hoạch ${id} ${DONE[kind]}. ${whenCarriedOut(system)}`);
    return 0;
  });
}
