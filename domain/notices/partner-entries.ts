import type { Assignment } from '../assignment';
import type { AssignmentStatus } from '../assignment-status';
import { addWorkingDays, nextWorkingDay, workingDaysBetween } from '../calendar/working-days';
import { later, type DateString } from '../dates';
import type { Notice } from '../notice';
import { hasContributed } from '../plan-index';
import type { PlanRules } from '../plan-rules';
import type { UnitId } from '../unit';
import { holderOn } from '../units-on-day';
import type { Entry, Posting, Scene } from './entry';
import { itemOf } from './lead-entries';
import { canReach, isReminded, toLead, toPartner } from './reach';
import { writeNotice } from './write-notice';

/** The partners of one occurrence; several leads of one occurrence share them, so the first lead stands for it. */
export function partnerEntries(scene: Scene, assignment: Assignment, status: AssignmentStatus): Entry[] {
  const { rules } = scene;
  // Partners are asked up to the due day.
  if (status.awaitsConfirmation || status.dueOn <= scene.after) return [];
  const missing = assignment.partners.filter(
    (partner) =>
      isReminded(rules, partner) &&
      status.dueOn >= knownTo(rules, assignment, partner) &&
      !hasContributed(rules, scene.state, assignment, partner),
  );
  if (missing.length === 0) return [];
  const requests = missing.flatMap((partner) => {
    const { ask, again } = partnerDays(rules, assignment, status, partner);
    const days = [{ on: ask, rung: 'asked' }, ...(again > ask ? [{ on: again, rung: 'asked-again' }] : [])];
    return days.map(({ on, rung }) => ({
      on,
      about: `partner|${assignment.task}|${assignment.occurrence.key}|${partner}`,
      write: (posting: Posting) => request(rules, assignment, status, partner, { on, rung }, posting),
    }));
  });
  const entries = [...requests, ...silence(scene, assignment, status, missing)];
  return entries.filter(({ on }) => on > scene.after);
}

/** The day from which a partner may be asked: a unit that was picked later is not asked for what was before. */
function knownTo(rules: PlanRules, assignment: Assignment, partner: UnitId): DateString {
  return later(later(assignment.knownOn, rules.startedOn), assignment.pickedOn[partner] ?? '');
}

type PartnerDays = { ask: DateString; again: DateString };

/** Asked when the occurrence opens (recurring: 10 working days before it is due), and once more 5 before. */
function partnerDays(rules: PlanRules, assignment: Assignment, status: AssignmentStatus, partner: UnitId): PartnerDays {
  const { calendar, ladder } = rules;
  const opensOn = nextWorkingDay(calendar, later(assignment.occurrence.opensOn, knownTo(rules, assignment, partner)));
  const recurring = assignment.schedule.rule.kind === 'each' || assignment.schedule.rule.kind === 'after-each';
  return {
    ask: recurring ? later(opensOn, addWorkingDays(calendar, status.dueOn, -ladder.partner.ask)) : opensOn,
    again: addWorkingDays(calendar, status.dueOn, -ladder.partner.again),
  };
}

type PartnerDay = { on: DateString; rung: string };

function request(
  rules: PlanRules,
  assignment: Assignment,
  status: AssignmentStatus,
  partner: UnitId,
  { on, rung }: PartnerDay,
  { today }: Posting,
): Notice[] {
  if (!canReach(rules, holderOn(rules, partner, today))) return [];
  const wantedOn = later(today, addWorkingDays(rules.calendar, status.dueOn, -rules.ladder.partner.wanted));
  return [
    writeNotice(rules, {
      kind: 'partner',
      to: toPartner(rules, partner, today),
      rung,
      items: [itemOf(assignment, status)],
      momentOn: on,
      postedOn: today,
      daysLeft: workingDaysBetween(rules.calendar, today, status.dueOn),
      wantedOn,
      identity: `${partner}|${status.dueOn}`,
      validThrough: status.dueOn,
    }),
  ];
}

function silence(scene: Scene, assignment: Assignment, status: AssignmentStatus, missing: readonly UnitId[]): Entry[] {
  const { rules } = scene;
  const on = addWorkingDays(rules.calendar, status.dueOn, -rules.ladder.partner.silent);
  // Nobody is called silent on the day it is asked.
  const silent = missing.filter((partner) => partnerDays(rules, assignment, status, partner).ask < on);
  if (silent.length === 0 || !isReminded(rules, assignment.lead)) return [];
  return [
    { on, about: `silent|${assignment.ref}`, write: ({ today }) => silenceOf(scene, assignment, status, silent, on, today) },
  ];
}

function silenceOf(
  { rules }: Scene,
  assignment: Assignment,
  status: AssignmentStatus,
  silent: readonly UnitId[],
  on: DateString,
  today: DateString,
): Notice[] {
  if (!canReach(rules, holderOn(rules, assignment.lead, today))) return [];
  return [
    writeNotice(rules, {
      kind: 'silent-partner',
      to: toLead(rules, assignment.lead, today, ['officer'], status.person),
      rung: 'silent',
      items: [{ ...itemOf(assignment, status), units: silent }],
      momentOn: on,
      postedOn: today,
      daysLeft: workingDaysBetween(rules.calendar, today, status.dueOn),
      identity: status.dueOn,
      validThrough: status.dueOn,
    }),
  ];
}
