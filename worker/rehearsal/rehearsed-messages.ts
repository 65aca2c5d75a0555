import { deliveriesOf } from '../../activities/post-notices';
import { composeMessage, messageGroup, type ComposedMessage } from '../../dispatch/compose-message';
import { maskMessage } from '../../domain/mask-message';
import type { Ladder } from '../../domain/ladder';
import { nextChannels } from '../../domain/next-channel';
import type { Channel, Notice, NoticeKind, PostOrder } from '../../domain/notice';
import type { PlanRules } from '../../domain/plan-rules';
import { statistics } from '../../domain/statistics';
import type { Plan } from '../../domain/plan';
import type { WorkCalendar } from '../../domain/calendar/work-calendar';
import type { Instant } from '../../domain/dates';
import type { Authority, Officer } from '../../domain/unit';
import type { DeliveryOrder } from '../../store/post-notices';
import { dateAt } from '../../domain/zone';
import { dateWords } from '../../templates/date-words';

/** What a plan's messages are made from. */
export type RehearsalSource = { plan: Plan; authority: Authority; calendar: WorkCalendar; ladder: Ladder };

/** A message as it would be sent; its link and code are masked. `segments` counts SMS parts, 0 for e-mail. */
export type AnnouncedMessage = Pick<ComposedMessage, 'kinds' | 'items' | 'subject' | 'text' | 'segments'> & {
  at: Instant;
  person: Officer;
  channel: Channel;
};

type Group = { person: Officer; channel: Channel; notices: Notice[] };

/** The messages that the orders of a rehearsal become: one for each person, channel and moment, in the order of sending. */
export function rehearsedMessages(
  source: RehearsalSource,
  rules: PlanRules,
  orders: readonly PostOrder[],
  publicUrl: string,
): AnnouncedMessage[] {
  const history = remindedDays(orders);
  const figures = statistics(rules, [], dateAt(orders.at(-1)?.at ?? 0));
  return orders.flatMap((order) =>
    groupsOf(source, order).flatMap(({ person, channel, notices }) => {
      const { authority, calendar, plan } = source;
      const entries = notices.map((notice) => ({ notice, plan }));
      const composed = composeMessage({
        at: order.at,
        channel,
        authority,
        calendar,
        person,
        entries,
        history,
        statistics: () => figures,
      });
      if (!composed) return [];
      const { subject, text, segments, kinds, items } = composed;
      return { at: order.at, person, channel, kinds, items, subject, text: maskMessage(text, publicUrl), segments };
    }),
  );
}

function groupsOf({ authority, ladder }: RehearsalSource, { at, notices }: PostOrder): Group[] {
  const officers = new Map(authority.officers.map((person) => [person.id, person]));
  const groups = new Map<string, Group>();
  for (const notice of notices) {
    for (const { person: id, channel } of withoutZalo(ladder, notice, deliveriesOf(authority, notice))) {
      const person = officers.get(id);
      if (!person) continue;
      const key = messageGroup({ authority: authority.id, person: id, channel, at });
      const group = groups.get(key) ?? { person, channel, notices: [] };
      group.notices.push(notice);
      groups.set(key, group);
    }
  }
  return [...groups.values()];
}

const REMINDERS: readonly NoticeKind[] = ['reminder', 'quota', 'report-due', 'due', 'overdue'];

/** "Các lần đã nhắc" of an escalation: the days on which the orders before it told the lead about the same thing. */
function remindedDays(orders: readonly PostOrder[]): (notice: Notice) => string | null {
  const told = orders.flatMap(({ notices }) => notices.filter(({ kind }) => REMINDERS.includes(kind)));
  return ({ kind, items, postedOn }) => {
    if (kind !== 'escalation' && kind !== 'leadership') return null;
    const about = (notice: Notice) => {
      const [item] = notice.items;
      return item?.task === items[0]?.task && item?.key === items[0]?.key && item?.lead === items[0]?.lead;
    };
    const days = told.filter((notice) => notice.postedOn < postedOn && about(notice)).map((notice) => notice.postedOn);
    return days.length > 0 ? [...new Set(days)].map(dateWords).join(', ') : null;
  };
}

// A rehearsal has no Zalo account: what would go there goes to the next channel, as it does where there is none.
function withoutZalo(ladder: Ladder, notice: Notice, deliveries: readonly DeliveryOrder[]): DeliveryOrder[] {
  const [next] = nextChannels(ladder, notice, 'zalo').filter((channel) => !notice.channels.includes(channel));
  return deliveries.flatMap((one) => (one.channel !== 'zalo' ? [one] : next ? [{ ...one, channel: next }] : []));
}
