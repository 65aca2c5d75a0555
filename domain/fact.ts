import type { DateString, Instant } from './dates';
import type { PlanId } from './plan';
import type { UnitId } from './unit';

/** The closed list of what people say or do. */
export const FACT_KINDS = [
  'acknowledged',
  'started',
  'completed',
  'confirmed',
  'returned',
  'contributed',
  'nothing-arose',
  'extension-asked',
  'extension-granted',
  'extension-refused',
  'obstacle',
  'handed-over',
  'date-given',
  'partners-picked',
  'urged',
  'withdrawn',
  'amended',
  'calendar-changed',
  'unit-changed',
  'paused',
  'resumed',
  'closed',
] as const;

export type FactKind = (typeof FACT_KINDS)[number];

/** In what capacity a fact is said. `temporal`: straight from a Temporal client. */
export type Actor = 'lead' | 'partner' | 'coordinator' | 'leadership' | 'administrator' | 'temporal';

/**
 * A fact as the workflow sees it: ids, dates and codes, no text. Texts, evidence and names stay in PostgreSQL under `id`.
 * `unit` is the lead (or partner) it is about; `by` the person or null; `at` the instant it was said.
 */
export type Fact = {
  /** The form's or the API's idempotency key: the same id twice is one fact. */
  id: string;
  kind: FactKind;
  plan: PlanId;
  task: string | null;
  key: string | null;
  unit: UnitId | null;
  actor: Actor;
  by: string | null;
  at: Instant;
  doneOn?: DateString;
  /** How many of a quota this completion counts. */
  count?: number;
  newDueOn?: DateString;
  dueOn?: DateString;
  toUnit?: UnitId;
  /** Handed over within the unit. */
  toPerson?: string;
  units?: readonly UnitId[];
  /** The fact a withdrawal, confirmation or decision is about. */
  about?: string;
};

/** A fact with the place PostgreSQL gave it in its plan's order: 1, 2, 3 … without gaps. */
export type RecordedFact = Fact & { seq: number };
