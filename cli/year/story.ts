import type { DateString, Instant } from '../../domain/dates';
import type { FactKind } from '../../domain/fact';
import type { Channel } from '../../domain/notice';

/** Something somebody says in the story of a year. `at` is the instant; `unit` a unit or group as the plan names it. */
export type StoryFact = {
  at: Instant;
  unit: string | null;
  kind: FactKind;
  task: string | null;
  key: string | null;
  doneOn?: DateString;
  newDueOn?: DateString;
  dueOn?: DateString;
  count?: number;
  toUnit?: string;
  units?: readonly string[];
  /** The lead a decision is about, where the occurrence has several. */
  lead?: string;
  /** Reason, note or words of urging. */
  reason?: string;
  /** Own id, and the id of the fact it is about (withdrawn, confirmed). */
  id?: string;
  about?: string;
};

/** A channel that does not work for a while. */
export type Outage = { from: Instant; to: Instant; of: Channel };

/** The story of a plan's year: when it is started, who says what, what breaks down. */
export type Story = { startsOn: DateString | null; facts: readonly StoryFact[]; outages: readonly Outage[] };

export const QUIET_YEAR: Story = { startsOn: null, facts: [], outages: [] };
