import type { Assignment } from '../assignment';
import type { AssignmentStatus } from '../assignment-status';
import { addWorkingDays, workingDaysBetween } from '../calendar/working-days';
import { later, type DateString } from '../dates';
import type { Addressee, Notice, NoticeKind } from '../notice';
import type { PlanRules } from '../plan-rules';
import type { UnitId } from '../unit';
import type { Entry, Posting, Scene } from './entry';
import { firstOverdueKey, isForgotten, itemOf, reminderDays, suffix, undisturbed } from './lead-entries';
import { canReach, climbs, coordinatorOrAbove, toCoordinator, toLeadership } from './reach';
import { writeNotice } from './write-notice';

/**
 * What goes beyond the lead: the coordinator after 3 working days, the leadership after 7. A rung stands on the first
 * overdue notice: without one nobody is escalated, and one that was late moves the rungs by as much.
 */
export function rungEntries(scene: Scene, assignment: Assignment, status: AssignmentStatus): Entry[] {
  const { rules, state } = scene;
  const told = state.told[assignment.ref];
  if (
    !told?.overdueFirstOn ||
    status.awaitsConfirmation ||
    isForgotten(rules, assignment, status) ||
    !climbs(rules, assignment.lead)
  )
    return [];
  // What cannot go further has been said once; it goes on when there is somebody to tell.
  if (told.unreachableOn && !canReach(rules, nextHolder(scene, assignment, told.coordinatorOn))) return [];
  if (!told.coordinatorOn) return [coordinatorEntry(scene, assignment, status, told.overdueFirstOn)];
  const straightUp = told.leadershipOn !== undefined;
  return straightUp ? [] : [leadershipEntry(scene, assignment, status, told.overdueFirstOn)];
}

function nextHolder({ rules, after }: Scene, { lead }: Assignment, coordinatorOn: DateString | undefined): UnitId {
  const day = addWorkingDays(rules.calendar, after, 1);
  return (coordinatorOn ? toLeadership(rules, day) : coordinatorOrAbove(rules, lead, day).to).unit;
}

/** The last rung has nobody with an address: the coordinator learns it, where it can be told itself. */
function nobodyAbove(
  { rules }: Scene,
  assignment: Assignment,
  status: AssignmentStatus,
  { on, to }: { on: DateString; to: Addressee },
  { today }: Posting,
): Notice[] {
  return [
    writeNotice(rules, {
      kind: 'unreachable',
      to: toCoordinator(rules, today),
      rung: `no-contact-above${suffix(status)}`,
      items: [{ ...itemOf(assignment, status), units: [to.unit] }],
      momentOn: on,
      postedOn: today,
      identity: status.dueOn,
    }),
  ];
}

function coordinatorEntry(scene: Scene, assignment: Assignment, status: AssignmentStatus, overdueFirstOn: DateString): Entry {
  const { rules } = scene;
  const { first } = rules.ladder.overdue;
  const restDays = rules.ladder.coordinator.after - first;
  const on = undisturbed(rules, status, rungDay(rules, status, rules.ladder.coordinator.after, overdueFirstOn, restDays));
  return {
    on: later(on, addWorkingDays(rules.calendar, scene.after, 1)),
    about: `coordinator|${assignment.ref}`,
    write: (posting) => {
      const { to, skipped } = coordinatorOrAbove(rules, assignment.lead, posting.today);
      if (!canReach(rules, to.unit)) return nobodyAbove(scene, assignment, status, { on, to }, posting);
      return [rung(scene, assignment, status, { kind: 'escalation', name: 'coordinator', on, to, skipped, restDays }, posting)];
    },
  };
}

function leadershipEntry(scene: Scene, assignment: Assignment, status: AssignmentStatus, overdueFirstOn: DateString): Entry {
  const { rules, state } = scene;
  const { leadership, overdue } = rules.ladder;
  const restDays = leadership.after - overdue.first;
  const own = undisturbed(rules, status, rungDay(rules, status, leadership.after, overdueFirstOn, restDays));
  // One list a week at most: what becomes late meanwhile waits for the next one.
  const on = state.leadershipOn
    ? later(own, addWorkingDays(rules.calendar, state.leadershipOn, leadership.atMostEveryDays))
    : own;
  return {
    on: later(on, addWorkingDays(rules.calendar, scene.after, 1)),
    about: `leadership|${assignment.ref}`,
    write: (posting) => {
      const to = toLeadership(rules, posting.today);
      if (!canReach(rules, to.unit)) return nobodyAbove(scene, assignment, status, { on, to }, posting);
      return [
        rung(scene, assignment, status, { kind: 'leadership', name: 'leadership', on, to, skipped: [], restDays }, posting),
      ];
    },
  };
}

function rungDay(
  rules: PlanRules,
  status: AssignmentStatus,
  after: number,
  overdueFirstOn: DateString,
  restDays: number,
): DateString {
  return later(addWorkingDays(rules.calendar, status.countFrom, after), addWorkingDays(rules.calendar, overdueFirstOn, restDays));
}

type Rung = { kind: NoticeKind; name: string; on: DateString; to: Addressee; skipped: string[]; restDays: number };

function rung(scene: Scene, assignment: Assignment, status: AssignmentStatus, rung: Rung, { today }: Posting): Notice {
  const { rules, state } = scene;
  const told = state.told[assignment.ref];
  const lateDays = workingDaysBetween(rules.calendar, status.dueOn, today);
  return writeNotice(rules, {
    kind: rung.kind,
    to: rung.to,
    rung: `${rung.name}${suffix(status)}`,
    items: [
      {
        ...itemOf(assignment, status),
        what: 'late',
        lateDays,
        reminded: timesReminded(scene, assignment, status, told?.overdueCount ?? 0),
      },
    ],
    momentOn: rung.on,
    postedOn: today,
    daysLeft: -lateDays,
    ...(rung.skipped.length > 0 && { skipped: rung.skipped }),
    // The unit may have been merged into another since it was told.
    restsOn: firstOverdueKey(rules, assignment, status, told?.overdueFirstOn ?? today),
    restDays: rung.restDays,
    identity: rung.kind === 'leadership' ? today : status.dueOn,
  });
}

/** How many times the lead has been reminded: before the due day, on it, and by each overdue notice. */
function timesReminded({ rules }: Scene, assignment: Assignment, status: AssignmentStatus, overdueCount: number): number {
  return reminderDays(rules, assignment, status).length + 1 + overdueCount;
}
