import type { Channel } from './notice';

/**
 * When to remind and when to go further, in working days; policy as data (`config/ladders.yaml`).
 * `before`: reminders before the due day · `overdue.first`, `every`: days after it · `coordinator`, `leadership`: rungs.
 */
export type Ladder = {
  id: string;
  /** Time of the day's moment, before the authority's jitter: `08:00`. */
  momentAt: string;
  /** Sending hours on working days: `[['07:30','11:00'], …]`. */
  sendingHours: readonly (readonly [from: string, to: string])[];
  reminders: readonly { before: number; channels: readonly Channel[] }[];
  due: { channels: readonly Channel[] };
  overdue: { first: number; every: number; channels: readonly Channel[]; firstChannels: readonly Channel[] };
  coordinator: { after: number };
  leadership: { after: number; atMostEveryDays: number };
  partner: { ask: number; again: number; wanted: number; silent: number };
  evidence: { before: number; wantedAfter: number };
  reports: readonly { before: number; channels: readonly Channel[] }[];
  /** A pending extension holds overdue, coordinator and leadership for so many working days at most. */
  extensionHolds: number;
  /** A report so many working days after `doneOn` is marked "báo cáo muộn". */
  reportedLateAfter: number;
  /** The plan closes so many working days after its last due day, and not before `closesNotBefore` (`MM-DD` of the next year). */
  closesAfter: number;
  closesNotBefore: string;
  /** By rung (`overdue-1`), kind or `default`: after which channel which others are tried, in order. */
  nextChannels?: Readonly<Record<string, Readonly<Partial<Record<Channel, readonly Channel[]>>>>>;
};
