import { checkFact } from '../domain/check-fact';
import { checkWithdrawal } from '../domain/check-withdrawal';
import type { Fact, RecordedFact } from '../domain/fact';
import { forPartHeld } from '../domain/part-held';
import type { PlanRules } from '../domain/plan-rules';
import type { Db } from '../store/database';
import { findReceiptTime } from '../store/find-receipt-time';
import type { PlanRow } from '../store/plan-row';
import { rulesOfRow } from './load-plan';

/** A fact as it would be recorded, and what is wrong with it, in Vietnamese; null when it may be recorded. */
export type Examined = { fact: Fact; problem: string | null };

/** Looks at what somebody says by the rules of its plan and by what has been recorded so far (`known`). */
export async function examineFact(db: Db, row: PlanRow, said: Fact, known: readonly RecordedFact[]): Promise<Examined> {
  const rules = await rulesOfRow(db, row, said.at);
  const fact = forPartHeld(rules, known, said);
  return { fact, problem: checkFact(rules, fact) ?? (await whyNotWithdrawn(db, rules, fact, known)) };
}

/** Why a withdrawal may not be recorded, by the fact it is about and by when its receipt was sent; null for other facts. */
export async function whyNotWithdrawn(
  db: Db,
  rules: PlanRules,
  fact: Fact,
  known: readonly RecordedFact[],
): Promise<string | null> {
  // What has been recorded once is recorded: a repeat is no new withdrawal.
  if (fact.kind !== 'withdrawn' || known.some(({ id }) => id === fact.id)) return null;
  const about = known.find(({ id }) => id === fact.about);
  return checkWithdrawal(rules, fact, about, about ? await findReceiptTime(db, about.id) : null);
}
