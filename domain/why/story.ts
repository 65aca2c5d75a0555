import type { WorkCalendar } from '../calendar/work-calendar';
import type { DateString, Instant } from '../dates';
import type { RecordedFact } from '../fact';
import type { Ladder } from '../ladder';
import type { Channel, Notice } from '../notice';
import type { Plan } from '../plan';
import type { PlanRules } from '../plan-rules';
import type { Authority } from '../unit';

/** A message that told (or tells) a notice, without its words and its address. */
export type StoryMessage = {
  state:
    'claimed' | 'sending' | 'accepted' | 'delivered' | 'bounced' | 'deferred' | 'refused' | 'unknown' | 'superseded' | 'expired';
  sentAt: Instant | null;
  reportedAt: Instant | null;
  /** When it is tried again. */
  notBefore: Instant | null;
  /** The provider knows no account for the person. */
  hasNoAccount: boolean;
};

/** A notice to one person on one channel. */
export type StoryDelivery = {
  person: string;
  channel: Channel;
  state: 'open' | 'told' | 'superseded' | 'expired' | 'undeliverable';
  changedAt: Instant | null;
  message: StoryMessage | null;
  /** When the person got messages on this channel in the last day, oldest first. */
  recentlySent: readonly Instant[];
};

export type StoryNotice = { notice: Notice; postedAt: Instant; deliveries: readonly StoryDelivery[] };

/** Everything PostgreSQL holds that explains a task: rows, no rules. Addresses are looked at, never passed on. */
export type Story = {
  plan: Plan;
  authority: Authority;
  calendar: WorkCalendar;
  ladder: Ladder;
  /** The rules that follow from these on the day that is asked about, where somebody has them. */
  rules?: PlanRules;
  state: 'draft' | 'issued' | 'running' | 'paused' | 'closed';
  startedAt: Instant | null;
  handledOn: DateString | null;
  answeredThrough: number;
  /** All facts of the plan, in order. */
  facts: readonly RecordedFact[];
  /** Notices on which the plan's next steps depend, and those about the task. */
  told: readonly Notice[];
  notices: readonly StoryNotice[];
  /** When each reminder that an escalation rests on was first accepted. */
  restedAt: ReadonlyMap<string, Instant>;
  suppressed: readonly { channel: Channel; address: string }[];
  /** Causes of alarms that ever stood, with the time for which they did. */
  alarms: readonly { cause: string; raisedAt: Instant; clearedAt: Instant | null }[];
  /** After a restore nothing is sent until an administrator releases it. */
  isOnHold: boolean;
};

/** The occurrence asked about; of several leads all, or one. */
export type About = { task: string; key: string; lead?: string };
