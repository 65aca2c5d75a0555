import { assignmentRef, type Assignment } from '../assignment';
import { assignmentStatus } from '../assignment-status';
import { nextWorkingDay, workingDaysBetween } from '../calendar/working-days';
import { earlier, type DateString } from '../dates';
import type { RecordedFact } from '../fact';
import type { Addressee, Channel, Notice, NoticeItem, NoticeKind } from '../notice';
import { isSettled, planIndex } from '../plan-index';
import type { PlanRules } from '../plan-rules';
import type { PlanState } from '../plan-state';
import { holderOn } from '../units-on-day';
import { dateAt } from '../zone';
import { canReach, climbs, coordinatorOrAbove, isReminded, toCoordinator, toLead, toPartner } from './reach';
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
    case 'confirmed':
      return dateSet(scene);
    case 'urged':
      return urged(scene);
    default:
      return [];
  }
}

type AnswerScene = { rules: PlanRules; state: PlanState; fact: RecordedFact; today: DateString };

function receipt(scene: AnswerScene): Notice[] {
  const to = speaker(scene.rules, scene.fact, scene.today);
  return to ? [write(scene, 'receipt', to)] : [];
}

/** Who said it: the coordinator for what it records itself, otherwise the unit (and the person, where known). */
function speaker(rules: PlanRules, fact: RecordedFact, today: DateString): Addressee | null {
  if (fact.actor === 'administrator' || fact.actor === 'leadership') return null;
  if (fact.actor === 'coordinator') return toCoordinator(rules, today);
  if (!fact.unit) return null;
  const to = fact.actor === 'partner' ? toPartner(rules, fact.unit, today) : toLead(rules, fact.unit, today);
  return fact.by ? { ...to, person: fact.by } : to;
}

function toDecider(scene: AnswerScene, kind: NoticeKind): Notice[] {
  const { rules, fact, today } = scene;
  const { to, skipped } = coordinatorOrAbove(rules, fact.unit ?? '', today);
  return canReach(rules, to.unit) ? [write(scene, kind, to, ['email'], skipped)] : [];
}

function decision(scene: AnswerScene, kind: NoticeKind, channels: readonly Channel[]): Notice[] {
  const { rules, fact, today } = scene;
  if (!fact.unit || !canReach(rules, holderOn(rules, fact.unit, today))) return [];
  return [write(scene, kind, toLead(rules, fact.unit, today, ['officer', 'head']), channels)];
}

/** The leads learn the day that counts from now on: given by the coordinator, or proposed and confirmed. */
function dateSet({ rules, state, fact, today }: AnswerScene): Notice[] {
  const key = fact.key ?? fact.dueOn;
  return planIndex(rules, state)
    .all.filter(({ task, occurrence }) => task === fact.task && occurrence.key === key)
    .filter(({ lead }) => isReminded(rules, lead) && canReach(rules, holderOn(rules, lead, today)))
    .map(({ task, lead, occurrence }) => {
      const items: NoticeItem[] = [{ task, key: occurrence.key, lead, what: 'moved', dueOn: occurrence.dueOn }];
      return writeNotice(rules, {
        kind: 'moved',
        to: toLead(rules, lead, today),
        rung: 'date-given',
        items,
        momentOn: today,
        postedOn: today,
        fact: fact.id,
        identity: fact.id,
      });
    });
}

function urged(scene: AnswerScene): Notice[] {
  const { rules, state, fact, today } = scene;
  const about = assignmentOf(scene);
  if (!about || !isReminded(rules, about.lead) || !canReach(rules, holderOn(rules, about.lead, today))) return [];
  const status = assignmentStatus(rules, about.occurrence, state.facts[about.ref]);
  // Never about something done, also when it was done between the word and the hour of sending.
  if (isSettled(rules, state, about.ref) || status.awaitsConfirmation) return [];
  const { dueOn } = status;
  const left = workingDaysBetween(rules.calendar, today, dueOn);
  const mayBeLate = climbs(rules, about.lead) && !about.occurrence.soft;
  return [
    writeNotice(rules, {
      kind: left < 0 && mayBeLate ? 'overdue' : 'reminder',
      to: toLead(rules, about.lead, today, ['officer', 'head']),
      rung: 'urged',
      items: [
        {
          task: about.task,
          key: about.occurrence.key,
          lead: about.lead,
          dueOn,
          ...(left < 0 && mayBeLate && { lateDays: -left }),
        },
      ],
      momentOn: today,
      postedOn: today,
      daysLeft: left,
      fact: fact.id,
      identity: fact.id,
    }),
  ];
}

function assignmentOf({ rules, state, fact }: AnswerScene): Assignment | undefined {
  return planIndex(rules, state).byRef.get(assignmentRef(fact.task ?? '', fact.key ?? '', fact.unit ?? ''));
}

/** The due day as it stands with this fact; a partner's fact is about any lead's occurrence. */
function dueOnInForce(scene: AnswerScene): DateString | null {
  const { rules, state, fact } = scene;
  const about =
    assignmentOf(scene) ?? planIndex(rules, state).all.find((one) => one.task === fact.task && one.occurrence.key === fact.key);
  return about ? assignmentStatus(rules, about.occurrence, state.facts[about.ref]).dueOn : (fact.dueOn ?? null);
}

function write(
  scene: AnswerScene,
  kind: NoticeKind,
  to: Addressee,
  channels: readonly Channel[] = ['email'],
  skipped: readonly string[] = [],
): Notice {
  const { rules, fact, today } = scene;
  return writeNotice(rules, {
    kind,
    to,
    channels,
    rung: fact.kind,
    items: [{ task: fact.task ?? '', key: fact.key, lead: fact.unit, dueOn: dueOnInForce(scene) }],
    momentOn: earlier(today, nextWorkingDay(rules.calendar, dateAt(fact.at))),
    postedOn: today,
    fact: fact.id,
    ...(skipped.length > 0 && { skipped }),
    identity: fact.id,
  });
}
