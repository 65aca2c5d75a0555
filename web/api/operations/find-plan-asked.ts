import type { Ask } from '../serve/operation';
import { notFound } from '../serve/serve-operation';
import { findPlanState, type StandingPlan } from '../../shell/plan-states';

/** The plan an address names, of the key's own authority; throws that it is not there. */
export async function findPlanAsked({
  deps,
  key,
  params: { slug, year },
}: Pick<Ask<{ slug: string; year: string }, unknown, unknown>, 'deps' | 'key' | 'params'>): Promise<StandingPlan> {
  const plan = await findPlanState(deps, `${key.authority}/${slug}/${year}`);
  if (!plan) throw notFound();
  return plan;
}
