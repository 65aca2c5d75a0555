import type { Instant } from '../../domain/dates';
import type { RecordedFact } from '../../domain/fact';
import { factsByRef, foldAll } from '../../domain/fold-facts';
import type { PlanRules } from '../../domain/plan-rules';
import { notLoaded, type PlanState } from '../../domain/plan-state';
import type { Authority } from '../../domain/unit';
import { dateAt } from '../../domain/zone';
import { findAuthority } from '../../store/authorities';
import { findFacts } from '../../store/find-facts';
import type { PlanRow } from '../../store/plan-row';
import type { WebDeps } from '../web-deps';

/** A plan as it stands at an instant: everything that decides what may be answered. */
export type Scene = {
  row: PlanRow;
  authority: Authority;
  rules: PlanRules;
  facts: readonly RecordedFact[];
  byRef: ReadonlyMap<string, readonly RecordedFact[]>;
  state: PlanState;
  at: Instant;
  today: string;
};

/** Reads what is known of a plan now; the register of its authority too, unless it is given. */
export async function loadScene(
  { db, rulesOf, now }: WebDeps,
  row: PlanRow,
  register: Authority | null = null,
): Promise<Scene | null> {
  const at = now();
  const [authority, rules, facts] = await Promise.all([
    register ?? findAuthority(db, row.authority),
    rulesOf(row),
    findFacts(db, row.id),
  ]);
  if (!authority) return null;
  const state = foldAll(rules, { ...notLoaded(row.id), rules }, facts);
  return { row, authority, rules, facts, byRef: factsByRef(facts), state, at, today: dateAt(at) };
}
