import { deliveriesOf } from '../../../activities/post-notices';
import type { Instant } from '../../../domain/dates';
import type { Notice } from '../../../domain/notice';
import type { Plan, Task } from '../../../domain/plan';
import { whyOf } from '../../../domain/why/why-of';
import type { Story, StoryDelivery, StoryMessage, StoryNotice } from '../../../domain/why/story';
import { instantAt } from '../../../domain/zone';
import { whyWords, type WhySection } from '../../../templates/why/why-words';
import { born, liveOn } from '../../support/live-on';
import type { Said } from '../../support/simulate';
import { authority, calendar, ladder, plan, rules, units } from '../../support/small-world';

/** What became of a delivery: `null` keeps what is usual, accepted half a minute after it was posted. */
export type Fate = (notice: Notice, delivery: Pick<StoryDelivery, 'person' | 'channel'>) => Partial<StoryDelivery> | null;

type Options = {
  tasks: Task[];
  /** `2026-05-28 09:14` */
  now: string;
  facts?: Said[];
  over?: Partial<Plan>;
  fate?: Fate;
  startedOn?: string;
  register?: Story['authority'];
  story?: Partial<Story>;
};

const instant = (words: string): Instant => instantAt(words.slice(0, 10), words.slice(11) || '09:00');

/** The ledger of a plan that has run until now, posted by the plan's own rules. */
export function aStory({ tasks: drafts, now, facts = [], over, fate, startedOn, register = authority(), story }: Options): Story {
  const tasks = drafts.map(named);
  const recorded = facts.map(({ when, ...fact }, index) => ({
    id: `fact-${index + 1}`,
    plan: plan(tasks, over).id,
    task: '1',
    key: null,
    unit: 'lan',
    actor: 'lead' as const,
    by: null,
    at: instant(when),
    ...fact,
    seq: index + 1,
  }));
  const world = { rules: rules(tasks, over, startedOn, register), facts: recorded };
  const life = liveOn(world, born(world), instant(now) + 1);
  const notices = life.orders.flatMap(({ notices: posted, at }) =>
    posted.map((notice): StoryNotice => ({
      notice,
      postedAt: at,
      deliveries: deliveriesOf(register, notice).map((order) => delivered(notice, order, at, fate)),
    })),
  );
  const told = notices.map(({ notice }) => notice);
  const accepted = notices.flatMap(({ notice, deliveries }) =>
    deliveries.flatMap(({ state, message }) =>
      state === 'told' && message?.sentAt ? [[notice.key, message.sentAt] as const] : [],
    ),
  );
  return {
    plan: plan(tasks, over),
    authority: register,
    calendar,
    ladder,
    state: life.state.phase === 'paused' ? 'paused' : 'running',
    startedAt: instant(`${startedOn ?? '2026-01-05'} 07:00`),
    handledOn: life.state.handledOn,
    answeredThrough: life.state.answeredThrough,
    facts: recorded.filter(({ at }) => at <= instant(now)),
    told,
    notices,
    restedAt: new Map(accepted),
    suppressed: [],
    alarms: [],
    isOnHold: false,
    ...story,
  };
}

/** The document names units as the register does. */
function named(draft: Task): Task {
  const nameOf = (id: string | null) => Object.values(units).find((unit) => unit.id === id)?.name ?? '';
  return {
    ...draft,
    leads: draft.leads.map((lead) => ({ ...lead, name: nameOf(lead.unit) })),
    partners: draft.partners.map((partner) => ({ ...partner, name: nameOf(partner.unit) })),
  };
}

function delivered(
  notice: Notice,
  { person, channel }: ReturnType<typeof deliveriesOf>[number],
  at: Instant,
  fate?: Fate,
): StoryDelivery {
  const usual: StoryDelivery = {
    person,
    channel,
    state: 'told',
    changedAt: at + 30_000,
    message: aMessage({ sentAt: at + 30_000 }),
    recentlySent: [],
  };
  return { ...usual, ...fate?.(notice, { person, channel }) };
}

export function aMessage(over: Partial<StoryMessage> = {}): StoryMessage {
  return { state: 'accepted', sentAt: null, reportedAt: null, notBefore: null, hasNoAccount: false, ...over };
}

const LIMITS = { perPerson: { email: [{ most: 1, seconds: 60 }], sms: [{ most: 3, seconds: 86_400 }], zalo: [] } };

/** The explanation of an occurrence of task 1, section by section, each line with its details. */
export function explained(options: Options, key: string, lead?: string): Record<WhySection['name'], string[]> {
  const story = aStory(options);
  const now = instant(options.now);
  const why = whyOf({ story, about: { task: '1', key, ...(lead && { lead }) }, limits: LIMITS, now });
  const { sections } = whyWords(why, story, now);
  const lines = sections.map(({ name, lines }) => [name, lines.flatMap(({ text, details }) => [text, ...details])] as const);
  return Object.fromEntries(lines) as Record<WhySection['name'], string[]>;
}
