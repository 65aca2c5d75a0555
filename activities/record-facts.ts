import type { Fact, RecordedFact } from '../domain/fact';
import type { Db } from '../store/database';
import { findFacts } from '../store/find-facts';
import { findPlan } from '../store/find-plan';
import { recordFact } from '../store/record-fact';
import { examineFact } from './examine-fact';

/**
 * Records facts that came straight from a Temporal client. One that is not allowed or names nothing that exists is left out:
 * the workflow drops it. Facts already recorded come back with the place they have.
 */
export async function recordFacts(db: Db, planId: string, facts: readonly Fact[]): Promise<RecordedFact[]> {
  const row = await findPlan(db, planId);
  if (!row) throw new Error(`no plan ${planId}`);
  const known = await findFacts(db, planId);
  const recorded: RecordedFact[] = [];
  for (const reported of facts) {
    const said = { ...reported, plan: planId, actor: 'temporal' as const };
    const { fact, problem } = await examineFact(db, row, said, [...known, ...recorded]);
    if (problem === null) recorded.push((await recordFact(db, fact)).fact);
  }
  return recorded;
}
