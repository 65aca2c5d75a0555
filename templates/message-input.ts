import type { WorkCalendar } from '../domain/calendar/work-calendar';
import type { DateString, Instant } from '../domain/dates';
import type { FactKind } from '../domain/fact';
import type { Channel, Notice } from '../domain/notice';
import type { Plan } from '../domain/plan';
import type { Authority, Officer } from '../domain/unit';
import type { OwnTexts } from './own-texts/own-texts';
import type { StatisticsClass } from './statistics-words';

/** What somebody said, as far as a message repeats it. */
export type FactText = {
  text: string | null;
  at: Instant;
  doneOn: DateString | null;
  newDueOn: DateString | null;
  kind: FactKind;
  by: string | null;
};

export type Entry = { notice: Notice; plan: Plan };

/**
 * All notices of one person, channel and moment, across the plans of one authority. `at` is the instant of sending: days
 * are counted to it. `link` and `code` are the places the sender fills in (`⟦link⟧`, `⟦code⟧`; the code has 8 characters).
 */
export type MessageInput = {
  at: Instant;
  channel: Channel;
  authority: Authority;
  calendar: WorkCalendar;
  /** The recipient. */
  person: Officer;
  entries: readonly Entry[];
  /** The words of a fact, read when the message is composed. */
  factText?: (factId: string) => FactText | null;
  /** On which days the lead was reminded (`escalation`, `leadership`), or why a notice could not be sent (`unreachable`). */
  history?: (notice: Notice) => string | null;
  /** The year's numbers, for `closed`. */
  statistics?: (plan: Plan) => Readonly<Partial<Record<StatisticsClass, number>>> | null;
  /** What the authority words itself. */
  texts?: OwnTexts;
  link: string;
  code: string;
  /** Where a code is typed in; told once, in `opened`. */
  codePage?: string;
};

/** The same with the day of sending in Asia/Ho_Chi_Minh, worked out once. */
export type MessageScene = MessageInput & { on: DateString };

export type RenderedMessage = { subject: string; text: string; html: string };
export type RenderedSms = { text: string; segments: number; encoding: 'GSM-7' | 'UCS-2' };
