import type { Assignment } from '../assignment';
import type { AssignmentStatus } from '../assignment-status';
import { addWorkingDays, nextWorkingDay, workingDaysBetween } from '../calendar/working-days';
import { addDays, later, type DateString } from '../dates';
import type { Channel, Notice, NoticeItem, NoticeKind } from '../notice';
import type { PlanRules } from '../plan-rules';
import type { Told } from '../plan-state';
import type { Entry, Posting, Scene } from './entry';
import { canReach, climbs, coordinatorOrAbove, isReminded, toLead } from './reach';
import { holderOn } from '../units-on-day';
import { noticeKey, writeNotice } from './write-notice';

/** Reminders, the due day and overdue notices of one open assignment: what its own lead is told. */
export function leadEntries(scene: Scene, assignment: Assignment, status: AssignmentStatus): Entry[] {
  const { rules } = scene;
  if (!isReminded(rules, assignment.lead) || status.awaitsConfirmation || isForgotten(rules, assignment, status)) return [];
  // Once its due day has been handled, only that it is late can still be told.
  const isOver = status.dueOn <= scene.after;
  const days = [
    ...(isOver ? [] : [...reminderDays(rules, assignment, status), ...dueDay(rules, assignment, status)]),
    ...overdueDay(scene, assignment, status),
  ];
  return days
    .filter(({ on }) => on > scene.after && on > (status.quietThrough ?? ''))
    .map(({ on, rung, kind, channels }) => ({
      on,
      about: `lead|${assignment.ref}`,
      write: (posting) => writeForLead(scene, assignment, status, { on, rung, kind, channels }, posting),
    }));
}

type LeadDay = { on: DateString; rung: string; kind: NoticeKind; channels: readonly Channel[] };

/** An assignment that was over before the plan was started (or the amendment came): it is only listed, once. */
export function isForgotten(rules: PlanRules, assignment: Assignment, status: AssignmentStatus): boolean {
  return status.dueOn < later(rules.startedOn, assignment.knownOn) && status.returns === 0;
}

/** The days before the due day on which the lead is reminded. */
export function reminderDays(rules: PlanRules, assignment: Assignment, status: AssignmentStatus): LeadDay[] {
  const { calendar, ladder } = rules;
  const opensOn = later(assignment.occurrence.opensOn, assignment.knownOn);
  // No reminder longer before the due day than half the cycle: a weekly report is not announced ten days ahead.
  const half = workingDaysBetween(calendar, addDays(assignment.occurrence.opensOn, -1), status.dueOn) / 2;
  const report = assignment.schedule.report ?? false;
  return (report ? ladder.reports : ladder.reminders)
    .filter(({ before }) => before > 0 && before <= half)
    .map(({ before, channels }) => ({
      on: addWorkingDays(calendar, status.dueOn, -before),
      rung: `before-${before}`,
      kind: report ? ('report-due' as const) : reminderKind(assignment),
      channels,
    }))
    .filter(({ on }) => on >= opensOn);
}

function reminderKind(assignment: Assignment): NoticeKind {
  return assignment.schedule.class === 'quota' ? 'quota' : 'reminder';
}

function dueDay(rules: PlanRules, assignment: Assignment, status: AssignmentStatus): LeadDay[] {
  if (status.dueOn < assignment.knownOn) return [];
  const report = assignment.schedule.report ?? false;
  const channels = report
    ? (rules.ladder.reports.find(({ before }) => before === 0)?.channels ?? ['email'])
    : rules.ladder.due.channels;
  return [{ on: status.dueOn, rung: 'due', kind: report ? 'report-due' : 'due', channels }];
}

function overdueDay(scene: Scene, assignment: Assignment, status: AssignmentStatus): LeadDay[] {
  const { rules, state } = scene;
  if (!climbs(rules, assignment.lead) || assignment.occurrence.soft) return [];
  const { overdue } = rules.ladder;
  const told = state.told[assignment.ref] ?? {};
  const count = told.overdueCount ?? 0;
  const counted = told.overdueLastOn
    ? addWorkingDays(rules.calendar, told.overdueLastOn, overdue.every)
    : addWorkingDays(rules.calendar, status.countFrom, overdue.first);
  // A day that fell into a pause is gone, being late is not: it is told on the first day after.
  const next = addWorkingDays(rules.calendar, scene.after, 1);
  const lost = told.unreachableOn && !canReach(rules, holderOn(rules, assignment.lead, next));
  const on = lost ? counted : later(undisturbed(rules, status, counted), next);
  const channels = count === 0 ? overdue.firstChannels : overdue.channels;
  return [{ on, rung: `overdue-${count + 1}${suffix(status)}`, kind: 'overdue', channels }];
}

/** A rung's day, moved past a pending extension (a few working days at most) and past the last decision. */
export function undisturbed(rules: PlanRules, status: AssignmentStatus, on: DateString): DateString {
  const quiet = later(status.heldThrough ?? '', status.quietThrough ?? '');
  return on <= quiet ? nextWorkingDay(rules.calendar, addDays(quiet, 1)) : on;
}

/** After a return the same rungs are climbed again; their names must differ from those of the first time. */
export function suffix(status: AssignmentStatus): string {
  return status.returns > 0 ? `-return-${status.returns}` : '';
}

/** Key of the first overdue notice of an assignment, posted on `toldOn`: the reminder that escalations rest on. */
export function firstOverdueKey(rules: PlanRules, assignment: Assignment, status: AssignmentStatus, toldOn: DateString): string {
  const to = toLead(rules, assignment.lead, toldOn);
  return noticeKey(rules.planId, 'overdue', to, [itemOf(assignment, status)], `overdue-1${suffix(status)}`, status.dueOn);
}

function writeForLead(
  scene: Scene,
  assignment: Assignment,
  status: AssignmentStatus,
  day: LeadDay,
  { today }: Posting,
): Notice[] {
  const { rules, state } = scene;
  const holder = holderOn(rules, assignment.lead, today);
  if (!canReach(rules, holder)) return unreachable(rules, assignment, status, state.told[assignment.ref], day, today);
  const positions = day.kind === 'overdue' ? (['officer', 'head'] as const) : (['officer'] as const);
  const left = workingDaysBetween(rules.calendar, today, status.dueOn);
  return [
    writeNotice(rules, {
      kind: day.kind,
      to: toLead(rules, assignment.lead, today, positions, status.person),
      channels: day.channels,
      rung: day.rung,
      items: [{ ...itemOf(assignment, status), ...(left < 0 && { lateDays: -left }) }],
      momentOn: day.on,
      postedOn: today,
      daysLeft: left,
      ...(assignment.occurrence.window && { window: assignment.occurrence.window }),
      ...(assignment.schedule.class === 'quota' && { quota: { done: status.done, of: assignment.occurrence.times } }),
      identity: status.dueOn,
      ...(day.kind !== 'overdue' && { validThrough: status.dueOn }),
    }),
  ];
}

/** The assignment as an item of a notice. */
export function itemOf(assignment: Assignment, status: AssignmentStatus): NoticeItem {
  return {
    task: assignment.task,
    key: assignment.occurrence.key,
    lead: assignment.lead,
    dueOn: status.dueOn,
    ...(status.answer && { answer: status.answer }),
    ...(assignment.occurrence.times > 1 && { times: assignment.occurrence.times }),
  };
}

// Nobody is called late who could not be told: the coordinator learns once that this unit has no contact.
function unreachable(
  rules: PlanRules,
  assignment: Assignment,
  status: AssignmentStatus,
  told: Told | undefined,
  day: LeadDay,
  today: DateString,
): Notice[] {
  if (told?.unreachableOn) return [];
  const { to, skipped } = coordinatorOrAbove(rules, assignment.lead, today);
  const unit = holderOn(rules, assignment.lead, today);
  return [
    writeNotice(rules, {
      kind: 'unreachable',
      to,
      rung: 'no-contact',
      items: [{ ...itemOf(assignment, status), units: [unit] }],
      momentOn: day.on,
      postedOn: today,
      skipped,
      identity: status.dueOn,
    }),
  ];
}
