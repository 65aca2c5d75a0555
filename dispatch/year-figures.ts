import type { Plan, PlanId } from '../domain/plan';
import { rulesOf } from '../domain/plan-rules';
import { statistics, type Statistics } from '../domain/statistics';
import type { Notice } from '../domain/notice';
import { dateAt } from '../domain/zone';
import type { Queryable } from '../store/database';
import { findFacts } from '../store/find-facts';
import type { PlanContexts } from './plan-contexts';

/** The year's figures of plans that are told to have closed, as of the day of their notice; read before composing. */
export async function yearFigures(
  db: Queryable,
  contexts: PlanContexts,
  entries: readonly { plan: PlanId; notice: Notice }[],
): Promise<(plan: Plan) => Statistics | null> {
  const figures = new Map<PlanId, Statistics>();
  for (const { plan: id, notice } of entries) {
    const context = contexts.of(id);
    if (notice.kind !== 'closed' || !context || figures.has(id)) continue;
    const { plan, register, calendar, ladder, startedAt } = context;
    const startedOn = startedAt === null ? notice.postedOn : dateAt(startedAt);
    const rules = rulesOf({ plan, authority: register, calendar, ladder, startedOn });
    figures.set(id, statistics(rules, await findFacts(db, id), notice.postedOn));
  }
  return ({ id }) => figures.get(id) ?? null;
}
