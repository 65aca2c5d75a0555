import { addWorkingDays } from '../calendar/working-days';
import { addDays, mondayOf, type DateString, type Instant } from '../dates';
import type { Addressee, Notice, NoticeItem, NoticeKind } from '../notice';
import type { PlanRules } from '../plan-rules';
import { endOfDay, momentOn } from '../sending-hours';

type Draft = Pick<Notice, 'kind' | 'to' | 'rung' | 'momentOn' | 'postedOn' | 'items'> &
  Partial<Omit<Notice, 'kind' | 'to' | 'rung' | 'momentOn' | 'postedOn' | 'items' | 'key' | 'validUntil'>> & {
    /** What the key names beside plan, kind, addressee and rung: the due day in force, a fact's id, the moment's date. */
    identity: string;
    /** The day until which it is worth sending, for kinds that end with a day. */
    validThrough?: DateString;
  };

/** A notice with its identity and end. */
export function writeNotice(rules: PlanRules, draft: Draft): Notice {
  const { identity, validThrough, ...notice } = draft;
  return {
    channels: ['email'],
    ...notice,
    key: noticeKey(rules.planId, draft.kind, draft.to, draft.items, draft.rung, identity),
    validUntil: validThrough ? endOfDay(validThrough) : defaultEnd(rules, draft.kind, draft.postedOn),
  };
}

/** Identity of a notice: the same key is the same notice for ever, so that a retry inserts nothing twice. */
export function noticeKey(
  planId: string,
  kind: NoticeKind,
  to: Addressee,
  items: readonly NoticeItem[],
  rung: string,
  identity: string,
): string {
  const only = items.length === 1 ? items[0] : undefined;
  return [planId, kind, only?.task ?? '', only?.key ?? '', only?.lead ?? '', `${to.as}:${to.unit}`, rung, identity].join('|');
}

function defaultEnd(rules: PlanRules, kind: NoticeKind, on: DateString): Instant {
  switch (kind) {
    case 'overdue':
      return momentOn(rules, addWorkingDays(rules.calendar, on, rules.ladder.overdue.every));
    case 'escalation':
    case 'leadership':
      return endOfDay(addWorkingDays(rules.calendar, on, 10));
    case 'summary':
      return endOfDay(addDays(mondayOf(on), 6));
    default:
      return endOfDay(addDays(on, 30));
  }
}
