import type { Assignment } from '../assignment';
import { isWaiting } from '../assignment';
import type { AssignmentStatus } from '../assignment-status';
import { cutoffs } from '../calendar/report-window';
import { movedWords } from '../calendar/moved-words';
import { addDays, monthOf, type DateString, type Instant } from '../dates';
import type { PlanRules } from '../plan-rules';
import type { Occurrence } from '../schedule/occurrence';
import type { ScheduleRule } from '../schedule/schedule';
import { dateAt } from '../zone';
import type { About, Story } from './story';
import type { DueLine, Standing } from './why';

export type Held = { assignment: Assignment; status: AssignmentStatus };

/** Where the due day comes from, and where each lead stands now. */
export function dueLines(story: Story, rules: PlanRules, about: About, held: readonly Held[], now: Instant): DueLine[] {
  const task = story.plan.tasks.find(({ no }) => no === about.task);
  const [first] = held;
  if (!task) return [];
  if (!first) {
    const cutoff = cutoffOf(rules, about.key);
    const words = task.schedules.find(({ rule }) => rule.kind === 'standing')?.text || task.when;
    return cutoff
      ? [...wordsLine(words), { what: 'standing', cutoffOn: cutoff }]
      : [...wordsLine(task.when), { what: 'unknown-key' }];
  }
  const { occurrence } = first.assignment;
  const schedule = task.schedules[occurrence.schedule];
  return [
    ...wordsLine(schedule?.text || task.when),
    ...(schedule && isWaiting(schedule)
      ? ([{ what: 'given', on: first.assignment.knownOn, dueOn: occurrence.dueOn }] as const)
      : namedDay(story, occurrence, schedule?.rule)),
    ...(occurrence.soft ? ([{ what: 'soft' }] as const) : []),
    ...calendarMoves(story, about),
    ...held.map(({ assignment, status }): DueLine => ({
      what: 'in-force',
      lead: assignment.lead,
      dueOn: status.dueOn,
      firstDueOn: occurrence.firstDueOn,
      standing: standingOf(status, now),
    })),
  ];
}

function standingOf(status: AssignmentStatus, now: Instant): Standing {
  const { settled } = status;
  if (status.awaitsConfirmation) return 'awaits-confirmation';
  if (settled?.how === 'nothing-arose') return 'nothing-arose';
  if (settled) return settled.doneOn > status.limitOn ? 'done-late' : 'done';
  return status.limitOn < dateAt(now) ? 'late' : 'open';
}

/** The day on which the data of a standing task's period are closed; null: no such period. */
function cutoffOf(rules: PlanRules, key: string): DateString | null {
  const years = [rules.year, rules.year + 1].flatMap((year) => cutoffs(year, rules.cutoffs));
  return years.find((cutoff) => cutoff.key === key)?.on ?? null;
}

function wordsLine(text: string): DueLine[] {
  return text.trim() ? [{ what: 'words', text: text.trim() }] : [];
}

function namedDay({ calendar }: Story, occurrence: Occurrence, rule: ScheduleRule | undefined): DueLine[] {
  const { nominalOn, dueOn, limitOn } = occurrence;
  const wanted = rule?.kind === 'each' ? rule.on?.find(({ day }) => typeof day === 'number')?.day : undefined;
  const isClamped = typeof wanted === 'number' && Number(nominalOn.slice(8)) < wanted && isMonthEnd(nominalOn);
  const reason = movedWords(calendar, nominalOn, dueOn);
  return [
    isClamped ? { what: 'clamped', day: wanted, on: nominalOn } : { what: 'named', on: nominalOn },
    ...(reason ? ([{ what: 'rolled', from: nominalOn, to: dueOn, reason }] as const) : []),
    ...(limitOn > dueOn ? ([{ what: 'still-on-time', limitOn }] as const) : []),
  ];
}

function isMonthEnd(day: DateString): boolean {
  return monthOf(addDays(day, 1)) !== monthOf(day);
}

// Told to several units in one list each: the change itself counts once.
function calendarMoves({ notices }: Story, { task, key }: About): DueLine[] {
  const seen = new Set<string>();
  return notices.flatMap(({ notice, postedAt }) =>
    notice.items
      .filter((item) => item.what === 'moved' && item.task === task && item.key === key && item.wasOn)
      .filter(({ wasOn, dueOn }) => !seen.has(`${wasOn}${dueOn}`) && seen.add(`${wasOn}${dueOn}`))
      .map(({ wasOn, dueOn }): DueLine => ({ what: 'calendar-moved', at: postedAt, wasOn: wasOn ?? '', dueOn: dueOn ?? null })),
  );
}
