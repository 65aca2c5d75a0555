import type { Instant } from '../../domain/dates';

/** A fact as a workflow holds it. `seq` is null for one that came straight from a Temporal client and is not recorded yet. */
export type HeldFact = { id: string; kind: string; seq: number | null };

/** A time in which a workflow posted (or read) notices: those that the ledger got then it knows. */
export type Span = { from: Instant; to: Instant };

/** What a plan's workflow is and knows, as its own history says; no worker has to run for it. */
export type WorkflowView =
  | { status: 'none' }
  /** Failed, terminated or timed out: may be started anew. */
  | { status: 'broken' }
  /** Ended as a plan ends. */
  | { status: 'ended' }
  | {
      status: 'running';
      /** It knows the plan's facts up to this number. */
      knownThrough: number;
      facts: readonly HeldFact[];
      /** What the ledger held at this instant it has read, or was carried to it. */
      knowsUntil: Instant;
      posted: readonly Span[];
    };
