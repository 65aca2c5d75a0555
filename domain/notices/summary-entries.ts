import type { Assignment } from '../assignment';
import type { AssignmentStatus } from '../assignment-status';
import { nextWorkingDay, workingDaysBetween } from '../calendar/working-days';
import { addDays, later, mondayOf, type DateString } from '../dates';
import type { Notice, NoticeItem } from '../notice';
import { openAssignments, planIndex } from '../plan-index';
import { isForgotten } from './lead-entries';
import type { Entry, Posting, Scene } from './entry';
import { canReach, toCoordinator } from './reach';
import { writeNotice } from './write-notice';

/**
 * The coordinator's week, on its first working day: what was done, what is due this week, what is late, what waits for the
 * coordinator. Where there is nothing to say nothing is sent.
 */
export function summaryEntries(scene: Scene): Entry[] {
  const days = [...news(scene), ...openWeeks(scene)].filter((on) => on > scene.after && on < scene.closesOn);
  return [...new Set(days)].map((on) => ({ on, about: 'summary', write: (posting) => summary(scene, on, posting) }));
}

/** First working day of the week that holds the date. */
function summaryDay(scene: Scene, date: DateString): DateString {
  return nextWorkingDay(scene.rules.calendar, mondayOf(date));
}

/** First working day of the week after the one that has been handled last. */
function nextSummaryDay(scene: Scene): DateString {
  const thisWeek = summaryDay(scene, scene.after);
  return thisWeek > scene.after ? thisWeek : summaryDay(scene, addDays(mondayOf(scene.after), 7));
}

function news(scene: Scene): DateString[] {
  const { rules, state } = scene;
  const waits = state.proposed.length > 0 || openAssignments(rules, state).some(({ status }) => waitsForCoordinator(status));
  return waits || state.recentlyDone.length > 0 ? [nextSummaryDay(scene)] : [];
}

function waitsForCoordinator(status: AssignmentStatus): boolean {
  return status.awaitsConfirmation || status.askedDueOn !== null || status.handedTo !== null;
}

function openWeeks(scene: Scene): DateString[] {
  const next = nextSummaryDay(scene);
  const told = openAssignments(scene.rules, scene.state)
    .filter(({ assignment, status }) => !isForgotten(scene.rules, assignment, status))
    .filter(({ assignment, status }) => !assignment.occurrence.soft || status.dueOn > scene.after);
  return [...new Set(told.map(({ status }) => status.dueOn))].map((dueOn) => later(summaryDay(scene, dueOn), next));
}

function summary(scene: Scene, on: DateString, { today }: Posting): Notice[] {
  const { rules } = scene;
  const to = toCoordinator(rules, today);
  const items = [...doneItems(scene), ...openItems(scene, today)];
  if (items.length === 0 || !canReach(rules, to.unit)) return [];
  return [writeNotice(rules, { kind: 'summary', to, rung: 'week', items, momentOn: on, postedOn: today, identity: on })];
}

function doneItems({ rules, state }: Scene): NoticeItem[] {
  const { byRef } = planIndex(rules, state);
  return state.recentlyDone
    .map((ref) => byRef.get(ref))
    .filter((assignment) => assignment !== undefined)
    .map(({ task, lead, occurrence }) => ({ task, key: occurrence.key, lead, what: 'done', dueOn: occurrence.dueOn }));
}

function openItems(scene: Scene, today: DateString): NoticeItem[] {
  const weekEnds = addDays(mondayOf(today), 6);
  const open = openAssignments(scene.rules, scene.state).filter(
    ({ assignment, status }) => !isForgotten(scene.rules, assignment, status),
  );
  const proposals = scene.state.proposed.map(({ task, key, unit, dueOn }) => ({
    task: task ?? '',
    key,
    lead: unit,
    what: 'waiting' as const,
    dueOn: dueOn ?? null,
  }));
  return [...open.flatMap(({ assignment, status }) => openItem(scene, assignment, status, today, weekEnds)), ...proposals];
}

function openItem(
  scene: Scene,
  assignment: Assignment,
  status: AssignmentStatus,
  today: DateString,
  weekEnds: DateString,
): NoticeItem[] {
  const item = { task: assignment.task, key: assignment.occurrence.key, lead: assignment.lead, dueOn: status.dueOn };
  const answer = status.answer ? { answer: status.answer } : {};
  if (waitsForCoordinator(status)) return [{ ...item, ...answer, what: 'waiting' }];
  if (status.dueOn < today && !assignment.occurrence.soft) {
    return [{ ...item, ...answer, what: 'late', lateDays: workingDaysBetween(scene.rules.calendar, status.dueOn, today) }];
  }
  return status.dueOn >= today && status.dueOn <= weekEnds ? [{ ...item, ...answer, what: 'due' }] : [];
}
