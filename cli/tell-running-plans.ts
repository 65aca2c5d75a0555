import { randomUUID } from 'node:crypto';
import type { FactKind } from '../domain/fact';
import type { Db } from '../store/database';
import { isFollowed, type PlanRow } from '../store/plan-row';
import { recordFact } from '../store/record-fact';

/** Records for each plan that runs or rests that something it is built on has changed: its workflow loads it again. */
export async function tellRunningPlans(
  db: Db,
  plans: readonly PlanRow[],
  kind: Extract<FactKind, 'calendar-changed' | 'unit-changed' | 'amended'>,
): Promise<void> {
  const fact = { kind, actor: 'administrator', task: null, key: null, unit: null, by: null } as const;
  for (const { id } of plans.filter(isFollowed)) await recordFact(db, { ...fact, id: randomUUID(), plan: id, at: Date.now() });
}
