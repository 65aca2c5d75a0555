import type { Assignment } from '../assignment';
import { assignmentStatus } from '../assignment-status';
import { addWorkingDays, workingDaysBetween } from '../calendar/working-days';
import { addDays, later, type DateString, type Instant } from '../dates';
import { factsByRef } from '../fold-facts';
import { reminderDays } from '../notices/lead-entries';
import { canReach } from '../notices/reach';
import type { PlanRules } from '../plan-rules';
import { momentOn } from '../sending-hours';
import { holderOn } from '../units-on-day';
import { dateAt } from '../zone';
import type { Held } from './due-lines';
import { pauses } from './pauses';
import type { Story } from './story';
import type { NoticeLine, UnsentLine } from './why';

type MissedInput = { story: Story; rules: PlanRules; notices: readonly NoticeLine[]; now: Instant };

/** Reminders of the ladder that this occurrence never gets. */
export function rungsLeftOut(rules: PlanRules, { assignment, status }: Held): UnsentLine[] {
  const { calendar, ladder } = rules;
  const planned = new Set(reminderDays(rules, assignment, status).map(({ rung }) => rung));
  const half = workingDaysBetween(calendar, addDays(assignment.occurrence.opensOn, -1), status.dueOn) / 2;
  const rungs = assignment.schedule.report ? ladder.reports : ladder.reminders;
  return rungs
    .filter(({ before }) => before > 0 && !planned.has(`before-${before}`))
    .map(({ before }): UnsentLine => {
      if (before > half) return { what: 'longer-than-half', before, half: Math.floor(half) };
      const opensOn = later(assignment.occurrence.opensOn, assignment.knownOn);
      return { what: 'not-open', before, on: addWorkingDays(calendar, status.dueOn, -before), opensOn };
    });
}

/** Reminders whose day is past and that the ledger does not have. */
export function rungsMissed(input: MissedInput, { assignment, status }: Held): UnsentLine[] {
  const { rules, notices, now } = input;
  const { lead } = assignment;
  if (!canReach(rules, holderOn(rules, lead, dateAt(now)))) return [];
  const planned = reminderDays(rules, assignment, status).map(({ on, rung }) => ({ on, before: Number(rung.slice(7)) }));
  const days = [...planned, { on: status.dueOn, before: 0 }];
  const told = notices.filter(({ notice }) =>
    notice.items.some((item) => item.lead === lead && item.dueOn === status.dueOn && notice.to.as === 'lead'),
  );
  return days
    .filter(({ on }) => momentOn(rules, on) <= now)
    .filter(({ before }) => !told.some(({ notice }) => notice.rung === (before === 0 ? 'due' : `before-${before}`)))
    .map(({ on, before }) => ({ what: 'rung-missed', unit: lead, before, on, why: whyMissed(input, assignment, on, told) }));
}

type Missed = Extract<UnsentLine, { what: 'rung-missed' }>['why'];

// As things stood when the day's moment came: what was said later explains nothing.
function whyMissed({ story, rules }: MissedInput, assignment: Assignment, on: DateString, told: readonly NoticeLine[]): Missed {
  const said = factsByRef(story.facts).get(assignment.ref) ?? [];
  const before = said.filter(({ at }) => at < momentOn(rules, on));
  if (assignmentStatus(rules, assignment.occurrence, before).settled) return 'done';
  if (pauses(story).some(({ from, until }) => from <= on && (until === null || on < until))) return 'paused';
  const { quietThrough } = assignmentStatus(rules, assignment.occurrence, said);
  if (quietThrough !== null && on <= quietThrough) return 'decided';
  return told.some(({ notice }) => notice.momentOn >= on) ? 'caught-up' : 'not-told';
}
