import type { DateString, Instant } from '../dates';
import type { Notice } from '../notice';
import type { PlanRules } from '../plan-rules';
import type { PlanState } from '../plan-state';

/** What a source of notices may look at. */
export type Scene = {
  rules: PlanRules;
  state: PlanState;
  /** The last working day that has been handled; entries up to it are told or gone. */
  after: DateString;
  /** The day the plan closes: what would fall on it or later is not told any more. */
  closesOn: DateString;
};

/** Something a coming day brings. Written out on the day it is posted, so that it always tells that day's truth. */
export type Entry = {
  on: DateString;
  /** Of several missed entries about the same thing only the latest is told. */
  about: string;
  write: (posting: Posting) => readonly Notice[];
};

/** The day and instant of posting. */
export type Posting = { today: DateString; at: Instant };
