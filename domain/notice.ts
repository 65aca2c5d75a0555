import type { DateString, Instant } from './dates';
import type { FactKind } from './fact';
import type { PlanId } from './plan';
import type { UnitId } from './unit';

/** The closed list of what people are told. */
export const NOTICE_KINDS = [
  'opened',
  'reminder',
  'due',
  'overdue',
  'escalation',
  'leadership',
  'partner',
  'silent-partner',
  'evidence',
  'quota',
  'date-asked',
  'report-due',
  'receipt',
  'returned',
  'extension-asked',
  'extension-decided',
  'obstacle',
  'unreachable',
  'moved',
  'amended',
  'summary',
  'started-late',
  'closed',
] as const;

export type NoticeKind = (typeof NOTICE_KINDS)[number];

export type Position = 'officer' | 'head';

/** To whom: the holders of these positions in a unit, addressed in this role; `person` narrows it to one of them. */
export type Addressee = {
  unit: UnitId;
  as: 'lead' | 'partner' | 'coordinator' | 'leadership';
  positions: readonly Position[];
  person?: string;
};

/** How a person is told; also the order in which a person without any of the channels wanted is tried. */
export const CHANNELS = ['email', 'sms', 'zalo'] as const;

export type Channel = (typeof CHANNELS)[number];

/** Why a message did not reach a person on a channel. */
export type Failure =
  'no-address' | 'dead-address' | 'refused' | 'bounced' | 'no-account' | 'no-report' | 'no-template' | 'quota' | 'unknown';

/** What happened to an occurrence or task, for lists (summary, leadership, moved, …). */
export type NoticeItem = {
  task: string;
  /** Occurrence key, period of evidence, or null for a task without a date. */
  key: string | null;
  /** The lead it is about. */
  lead: UnitId | null;
  /** Why it is in the list. */
  what?: 'done' | 'due' | 'late' | 'waiting' | 'lead' | 'partner' | 'added' | 'changed' | 'removed' | 'moved' | 'silent';
  dueOn?: DateString | null;
  /** The due day before a change. */
  wasOn?: DateString | null;
  lateDays?: number;
  /** How many completions are wanted, where it is more than one. */
  times?: number;
  /** How many times the lead has been reminded so far. */
  reminded?: number;
  /** The last thing the lead said about it. */
  answer?: FactKind;
  /** Partners that have not answered, or units the list is about. */
  units?: readonly UnitId[];
};

/**
 * One thing to tell one unit: ids, dates and codes only. Words are made when the message is composed.
 * `key` is its identity: the same key is the same notice for ever.
 */
export type Notice = {
  key: string;
  kind: NoticeKind;
  to: Addressee;
  channels: readonly Channel[];
  /** `before-10`, `due`, `overdue-1`, `overdue-2`, `coordinator`, `leadership`, `urged`, … */
  rung: string;
  /** What it is about; at least one item. `summary`, `opened`, … hold many. */
  items: readonly NoticeItem[];
  /** The working day on which it ought to be told. */
  momentOn: DateString;
  /** The working day on which it was posted; later than `momentOn` only after an interruption. */
  postedOn: DateString;
  /** Working days to (positive) or since (negative) the due day on `momentOn`; for the words "còn 03 ngày làm việc". */
  daysLeft?: number;
  /** Partner: the day its part is wanted; evidence: the day the results are wanted. */
  wantedOn?: DateString;
  /** Data window of a report or of evidence. */
  window?: { from: DateString; to: DateString };
  /** The fact it answers (receipt, returned, decisions, obstacle): its text is read when composing. */
  fact?: string;
  /** How many of a quota are done, and of how many. */
  quota?: { done: number; of: number };
  /** Holders skipped because nobody there can be reached. */
  skipped?: readonly UnitId[];
  /** `unreachable`: whom a message did not reach, on which channel and why. */
  failed?: { person: string; channel: Channel; why: Failure };
  /** Not worth sending after this instant. */
  validUntil: Instant;
  /** Key of the reminder this escalation rests on: held until that one was accepted, plus `restDays` working days. */
  restsOn?: string;
  restDays?: number;
};

/** What the workflow asks the ledger to hold: all notices of one moment, and how far facts have been answered. */
export type PostOrder = {
  planId: PlanId;
  /** The instant of posting; the only clock an activity may use. */
  at: Instant;
  /** The working day handled by this order; null when it only answers facts. */
  handledOn: DateString | null;
  /** Facts up to this sequence number have their answers in this or an earlier order. */
  factsThrough: number;
  /** How many pending changes of plan or calendar this order tells. */
  changesTold: number;
  /** True: with these notices the plan is closed. */
  closes: boolean;
  notices: readonly Notice[];
};
