import type { PlanId } from '../domain/plan';
import type { Queryable } from './database';

/**
 * Until the transaction ends no fact of these plans is recorded (`recordFact` queues at the plan's row): what was read of
 * them stays true up to the commit. Everything else about a plan goes on.
 */
export async function holdFacts(client: Queryable, plans: readonly PlanId[]): Promise<void> {
  await client.query('select from plan where id = any($1) order by id for key share', [[...new Set(plans)]]);
}
