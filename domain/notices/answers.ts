import { assignmentRef, type Assignment } from '../assignment';
import { assignmentStatus } from '../assignment-status';
import { workingDaysBetween } from '../calendar/working-days';
import type { DateString } from '../dates';
import type { RecordedFact } from '../fact';
import type { Addressee, Channel, Notice, NoticeItem, NoticeKind } from '../notice';
import { planIndex } from '../plan-index';
import type { PlanRules } from '../plan-rules';
import type { PlanState } from '../plan-state';
import { dateAt } from '../zone';
import { holderOn } from '../units-on-day';
import { canReach, coordinatorOrAbove, toCoordinator, toLead, toPartner } from './reach';
import { writeNotice } from './write-notice';

/** What a fact makes people be told at once: a receipt to whoever said it, and the news to whom it concerns. */
export function answersTo(rules: PlanRules, state: PlanState, fact: RecordedFact, today: DateString): Notice[] {
  const scene = { rules, state, fact, today };
  switch (fact.kind) {
    case 'completed':
    case 'contributed':
    case 'nothing-arose':
    case 'withdrawn':
      return receipt(scene);
    case 'extension-asked':
      return [...receipt(scene), ...toDecider(scene, 'extension-asked')];
    case 'obstacle':
      return [...receipt(scene), ...toDecider(scene, 'obstacle')];
    case 'handed-over':
      return [...receipt(scene), ...(fact.toPerson ? [] : toDecider(scene, 'obstacle'))];
    case 'extension-granted':
    case 'extension-refused':
      return decision(scene, 'extension-decided', ['email']);
    case 'returned':
      return decision(scene, 'returned', ['email', 'sms']);
    case 'date-given':
      return fact.actor === 'lead' || fact.actor === 'temporal'
        ? [...receipt(scene), ...toDecider(scene, 'date-asked')]
        : dateSet(scene);
    case 'urged':
      return urged(scene);
    default:
      return [];
  }
}

type AnswerScene = { rules: PlanRules; state: PlanState; fact: RecordedFact; today: DateString };

function receipt({ rules, fact, today }: AnswerScene): Notice[] {
  const to = speaker(rules, fact, today);
  return to ? [write(rules, fact, today, 'receipt', to)] : [];
}

/** Who said it: the coordinator for what it records itself, otherwise the unit (and the person, where known). */
function speaker(rules: PlanRules, fact: RecordedFact, today: DateString): Addressee | null {
  if (fact.actor === 'administrator' || fact.actor === 'leadership') return null;
  if (fact.actor === 'coordinator') return toCoordinator(rules, today);
  if (!fact.unit) return null;
  const to = fact.actor === 'partner' ? toPartner(rules, fact.unit, today) : toLead(rules, fact.unit, today);
  return fact.by ? { ...to, person: fact.by } : to;
}

function toDecider({ rules, fact, today }: AnswerScene, kind: NoticeKind): Notice[] {
  const { to, skipped } = coordinatorOrAbove(rules, fact.unit ?? '', today);
  return canReach(rules, to.unit) ? [write(rules, fact, today, kind, to, ['email'], skipped)] : [];
}

function decision({ rules, fact, today }: AnswerScene, kind: NoticeKind, channels: readonly Channel[]): Notice[] {
  if (!fact.unit || !canReach(rules, holderOn(rules, fact.unit, today))) return [];
  return [write(rules, fact, today, kind, toLead(rules, fact.unit, today, ['officer', 'head']), channels)];
}

function dateSet({ rules, state, fact, today }: AnswerScene): Notice[] {
  const leads = planIndex(rules, state).all.filter(
    ({ task, occurrence }) => task === fact.task && occurrence.nominalOn === occurrence.dueOn,
  );
  const units = [
    ...new Set(leads.filter(({ occurrence }) => occurrence.key === (fact.key ?? fact.dueOn)).map(({ lead }) => lead)),
  ];
  return units
    .filter((unit) => canReach(rules, holderOn(rules, unit, today)))
    .map((unit) => {
      const items: NoticeItem[] = [
        { task: fact.task ?? '', key: fact.key ?? fact.dueOn ?? null, lead: unit, what: 'moved', dueOn: fact.dueOn ?? null },
      ];
      return writeNotice(rules, {
        kind: 'moved',
        to: toLead(rules, unit, today),
        rung: 'date-given',
        items,
        momentOn: today,
        postedOn: today,
        fact: fact.id,
        identity: fact.id,
      });
    });
}

function urged({ rules, state, fact, today }: AnswerScene): Notice[] {
  const about = planIndex(rules, state).byRef.get(assignmentRef(fact.task ?? '', fact.key ?? '', fact.unit ?? ''));
  if (!about || !canReach(rules, holderOn(rules, about.lead, today))) return [];
  const status = assignmentStatus(rules, about.occurrence, state.facts[about.ref]);
  const left = workingDaysBetween(rules.calendar, today, status.dueOn);
  return [
    writeNotice(rules, {
      kind: left < 0 ? 'overdue' : 'reminder',
      to: toLead(rules, about.lead, today, ['officer', 'head']),
      rung: 'urged',
      items: [{ ...urgedItem(about, status.dueOn), ...(left < 0 && { lateDays: -left }) }],
      momentOn: today,
      postedOn: today,
      daysLeft: left,
      fact: fact.id,
      identity: fact.id,
    }),
  ];
}

function urgedItem(assignment: Assignment, dueOn: DateString): NoticeItem {
  return { task: assignment.task, key: assignment.occurrence.key, lead: assignment.lead, dueOn };
}

function write(
  rules: PlanRules,
  fact: RecordedFact,
  today: DateString,
  kind: NoticeKind,
  to: Addressee,
  channels: readonly Channel[] = ['email'],
  skipped: readonly string[] = [],
): Notice {
  return writeNotice(rules, {
    kind,
    to,
    channels,
    rung: fact.kind,
    items: [{ task: fact.task ?? '', key: fact.key, lead: fact.unit, dueOn: fact.newDueOn ?? fact.dueOn ?? null }],
    momentOn: today > dateAt(fact.at) ? today : dateAt(fact.at),
    postedOn: today,
    fact: fact.id,
    ...(skipped.length > 0 && { skipped }),
    identity: fact.id,
  });
}
