import type { DateString } from '../dates';

/** One dated instance of a schedule (kỳ, đợt). */
export type Occurrence = {
  /** Unique in its task: `2027-05`, `2027-Q2`, `2027-H1`, `2027`, `2027-W07`, `2027-05-15`, `dot-1`, with its schedule's label. */
  key: string;
  /** Index of its schedule in the task. */
  schedule: number;
  opensOn: DateString;
  /** The day the words name, before rolling. */
  nominalOn: DateString;
  /** The working day reminders aim at. */
  dueOn: DateString;
  /** The last day that is on time: `dueOn`, but X−1 for "trước X" rolled back. */
  limitOn: DateString;
  firstDueOn: DateString;
  /** How many completions are wanted (quota); otherwise 1. */
  times: number;
  soft: boolean;
  /** Data window of a periodic report. */
  window?: { from: DateString; to: DateString };
};
