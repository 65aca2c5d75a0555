import type { DateString, Instant } from '../dates';
import type { FactKind, RecordedFact } from '../fact';
import type { Channel, Failure, Notice } from '../notice';
import type { Relation, UnitId } from '../unit';

/** Where the due day comes from. */
export type DueLine =
  | { what: 'words'; text: string }
  | { what: 'standing'; cutoffOn: DateString | null }
  | { what: 'unknown-key' }
  | { what: 'given'; on: DateString; dueOn: DateString }
  | { what: 'clamped'; day: number; on: DateString }
  | { what: 'rolled'; from: DateString; to: DateString; reason: string }
  | { what: 'named'; on: DateString }
  | { what: 'still-on-time'; limitOn: DateString }
  | { what: 'soft' }
  | { what: 'calendar-moved'; at: Instant; wasOn: DateString; dueOn: DateString | null }
  | { what: 'in-force'; lead: UnitId; dueOn: DateString; firstDueOn: DateString; standing: Standing };

/** Where an assignment stands. */
export type Standing = 'open' | 'late' | 'done' | 'done-late' | 'nothing-arose' | 'awaits-confirmation';

/** What a fact changed. */
export type Effect =
  | { is: 'none' }
  | { is: 'withdrawn' }
  | { is: 'settled'; isLate: boolean; awaits: boolean }
  | { is: 'nothing-arose' }
  | { is: 'counted'; done: number; of: number }
  | { is: 'reopened'; dueOn: DateString }
  | { is: 'extended'; from: DateString; to: DateString }
  | { is: 'held'; through: DateString }
  | { is: 'released' };

export type FactLine = { what: 'fact'; at: Instant; fact: RecordedFact; effect: Effect };

/** Why a delivery still waits. */
export type Waiting = 'hold' | 'on-its-way' | 'unknown' | 'circuit' | 'deferred' | 'rests' | 'hours' | 'limits' | 'queued';

/** What became of a notice for some persons on one channel. */
export type Result =
  | { is: 'accepted' | 'delivered'; at: Instant | null }
  | { is: 'failed'; at: Instant | null; why: Failure | null }
  | { is: 'superseded'; at: Instant | null; by: FactKind | null }
  | { is: 'expired'; at: Instant | null }
  | { is: 'waiting'; why: Waiting; until: Instant | null };

export type Sent = { channel: Channel; persons: number; result: Result };

/** A notice about the occurrence; `sent` is empty when nobody held the position it was for. */
export type NoticeLine = { what: 'notice'; at: Instant; notice: Notice; sent: readonly Sent[] };

/** What was not sent, to whom, and by which rule. */
export type UnsentLine =
  | { what: 'plan-not-started' }
  | { what: 'plan-paused'; since: DateString | null }
  | { what: 'plan-closed' }
  | { what: 'standing' }
  | { what: 'outside'; unit: UnitId; relation: Relation; isInformed: boolean }
  | { what: 'no-ladder'; unit: UnitId; relation: Relation }
  | { what: 'soft' }
  | { what: 'over-before-start'; unit: UnitId; dueOn: DateString; startedOn: DateString }
  | { what: 'no-contact'; unit: UnitId }
  | { what: 'longer-than-half'; before: number; half: number }
  | { what: 'not-open'; before: number; on: DateString; opensOn: DateString }
  | {
      what: 'rung-missed';
      unit: UnitId;
      before: number;
      on: DateString;
      why: 'done' | 'paused' | 'decided' | 'caught-up' | 'not-told';
    }
  | { what: 'extension-pending'; unit: UnitId; through: DateString }
  | { what: 'awaits-confirmation'; unit: UnitId }
  | { what: 'not-escalated'; unit: UnitId; why: 'no-overdue' | 'rests' }
  | { what: 'partner-no-ladder'; units: readonly UnitId[] }
  | { what: 'partner-unpicked' };

/** What comes next if nobody says anything before. */
export type NextLine =
  | { what: 'next'; at: Instant; notice: Notice }
  | { what: 'nothing-more' }
  | { what: 'waits' }
  | { what: 'closes'; on: DateString };

/** Why an occurrence was told as it was: where its day comes from, what happened in order of time, what was left out, what comes. */
export type Why = {
  planId: string;
  task: string;
  key: string;
  due: readonly DueLine[];
  story: readonly (FactLine | NoticeLine)[];
  unsent: readonly UnsentLine[];
  next: readonly NextLine[];
};
