import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/dates';
import type { FactKind } from '../domain/fact';
import type { Db, Queryable } from './database';
import { inTransaction } from './in-transaction';
import { isFollowed, type PlanRow } from './plan-row';
import { recordFactIn } from './record-fact';

export type RegisterFact = {
  kind: Extract<FactKind, 'calendar-changed' | 'unit-changed' | 'amended'>;
  /** Account of who changed it; null: somebody at the machine. */
  by: string | null;
  at: Instant;
};

/** Records for each plan that runs or rests that something it is built on has changed: its workflow loads it again. */
export async function tellRunningPlans(db: Db, plans: readonly PlanRow[], fact: RegisterFact): Promise<void> {
  await inTransaction(db, async (client) => {
    await lockPlans(client, plans);
    await tellPlansIn(client, plans, fact);
  });
}

/** The same inside the caller's transaction, which holds `lockPlans`. */
export async function tellPlansIn(client: Queryable, plans: readonly PlanRow[], fact: RegisterFact): Promise<void> {
  const about = { actor: 'administrator', task: null, key: null, unit: null } as const;
  for (const { id } of plans.filter(isFollowed)) await recordFactIn(client, { ...about, ...fact, id: randomUUID(), plan: id });
}

/**
 * Holds the rows of plans until commit, in one order: whoever records a fact holds its plan before the audit chain, and so
 * must whoever records several.
 */
export async function lockPlans(client: Queryable, plans: readonly PlanRow[]): Promise<void> {
  await client.query('select id from plan where id = any($1) order by id for update', [plans.map(({ id }) => id)]);
}
