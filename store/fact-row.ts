import type { Instant } from '../domain/dates';
import type { Actor, Fact, FactKind, RecordedFact } from '../domain/fact';

/** What stays beside a fact in the database and never enters the workflow. */
export type FactWords = { text: string | null; evidence: unknown };

type FactData = Pick<Fact, 'doneOn' | 'count' | 'newDueOn' | 'dueOn' | 'toUnit' | 'toPerson' | 'units' | 'about'>;

export type FactRow = {
  id: string;
  plan: string;
  seq: number;
  kind: FactKind;
  task: string | null;
  key: string | null;
  unit: string | null;
  actor: Actor;
  by: string | null;
  at: Instant;
  data: FactData;
};

export const FACT_ROW = 'id, plan, seq, kind, task, key, unit, actor, by, at, data';

export function factOf({ data, ...row }: FactRow): RecordedFact {
  return { ...row, ...data };
}

export function dataOf({ doneOn, count, newDueOn, dueOn, toUnit, toPerson, units, about }: Fact): FactData {
  return { doneOn, count, newDueOn, dueOn, toUnit, toPerson, units, about };
}
