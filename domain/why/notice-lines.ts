import type { Instant } from '../dates';
import type { Limits } from '../limits';
import type { Notice } from '../notice';
import { stillNeeded } from '../still-needed';
import type { FactKind } from '../fact';
import type { PlanRules } from '../plan-rules';
import { failureOf } from './failure-of';
import type { About, Story, StoryDelivery, StoryNotice } from './story';
import { waitingOf } from './waiting-of';
import type { NoticeLine, Result, Sent } from './why';

/** Limits a person's messages are held back by; without them that reason is not recognised. */
export type Held = Pick<Limits, 'perPerson'> | null;

/** Every notice that is about the occurrence, and what became of it. */
export function noticeLines(story: Story, rules: PlanRules, about: About, limits: Held, now: Instant): NoticeLine[] {
  return story.notices
    .filter(({ notice }) => concerns(notice, about))
    .map((told) => ({ what: 'notice', at: told.postedAt, notice: told.notice, sent: sentOf(story, rules, told, limits, now) }));
}

/** True when a notice tells something about the occurrence, or about its whole task. */
export function concerns({ items }: Notice, { task, key, lead }: About): boolean {
  return items.some((item) => {
    if (item.task !== task || (item.key !== null && item.key !== key)) return false;
    return !lead || !item.lead || item.lead === lead || item.what === 'partner';
  });
}

/** Persons with the same fate are counted together: the instants of one minute are one. */
function sentOf(story: Story, rules: PlanRules, told: StoryNotice, limits: Held, now: Instant): Sent[] {
  const groups = new Map<string, Sent>();
  for (const delivery of told.deliveries) {
    const result = resultOf(story, rules, told.notice, delivery, limits, now);
    const { at: _at, ...same } = { at: null, ...result };
    const minute = 'at' in result ? Math.floor((result.at ?? 0) / 60_000) : 0;
    const id = JSON.stringify([delivery.channel, same, minute]);
    const group = groups.get(id) ?? { channel: delivery.channel, persons: 0, result };
    groups.set(id, { ...group, persons: group.persons + 1 });
  }
  return [...groups.values()];
}

function resultOf(story: Story, rules: PlanRules, notice: Notice, delivery: StoryDelivery, limits: Held, now: Instant): Result {
  const { message, changedAt } = delivery;
  switch (delivery.state) {
    case 'told':
      return message?.state === 'delivered'
        ? { is: 'delivered', at: message.reportedAt ?? message.sentAt }
        : { is: 'accepted', at: message?.sentAt ?? changedAt };
    case 'undeliverable':
      return { is: 'failed', at: changedAt, why: failureOf(story, notice, delivery) };
    case 'superseded':
      return { is: 'superseded', at: changedAt, by: supersededBy(story, notice) };
    case 'expired':
      return { is: 'expired', at: changedAt };
    case 'open':
      return { is: 'waiting', ...waitingOf(story, rules, notice, delivery, limits, now) };
  }
}

/** The fact with which the notice had nothing left to say. */
function supersededBy({ facts }: Story, notice: Notice): FactKind | null {
  const index = facts.findIndex((_fact, at) => !stillNeeded(notice, facts.slice(0, at + 1)));
  return facts[index]?.kind ?? null;
}
