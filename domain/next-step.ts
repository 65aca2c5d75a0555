import { addWorkingDays } from './calendar/working-days';
import { addDays, earlier, later, type DateString, type Instant } from './dates';
import type { Fact } from './fact';
import { closesOn } from './horizon';
import type { Notice, PostOrder } from './notice';
import { answersTo } from './notices/answers';
import { comingOf } from './notices/assignment-entries';
import { changeNotices } from './notices/changes';
import { closingNotices } from './notices/closing';
import { dateEntries } from './notices/date-entries';
import type { Entry, Scene } from './notices/entry';
import { evidenceEntries } from './notices/evidence-entries';
import { openingEntries } from './notices/opening-entries';
import { summaryEntries } from './notices/summary-entries';
import { openAssignments } from './plan-index';
import type { PlanRules } from './plan-rules';
import type { PlanState } from './plan-state';
import { momentOn, nextPostingTime, nextSendingTime } from './sending-hours';
import { dateAt } from './zone';

/** How a plan ended. */
export type Outcome = { closedOn: DateString | null };

/** What the plan does next; the workflow carries it out. */
export type Step =
  | { kind: 'load' }
  | { kind: 'record'; facts: readonly Fact[] }
  | { kind: 'post'; order: PostOrder }
  | { kind: 'wait'; until: Instant | null }
  | { kind: 'close'; outcome: Outcome };

/**
 * Decides the plan's next step from its state and the instant `now`; pure. Promises: a wait ends after `now`; a moment is
 * posted once; moments missed while nothing ran become one post with today's truth; nothing is posted outside sending hours.
 */
export function nextStep(state: PlanState, now: Instant): Step {
  const { rules } = state;
  if (state.phase === 'closed') return { kind: 'close', outcome: { closedOn: state.handledOn } };
  if (!rules || state.reload) return { kind: 'load' };
  if (state.unrecorded.length > 0) return { kind: 'record', facts: state.unrecorded };
  const agenda = agendaOf(rules, state, dateAt(now));
  const order = dueOrder(rules, state, agenda, now);
  return order ? { kind: 'post', order } : { kind: 'wait', until: nextInstant(rules, state, agenda, now) };
}

/** What is due on the day asked about is among the entries, and some of what comes later; `comesOn` is the first day of all. */
type Agenda = { entries: readonly Entry[]; comesOn: DateString; closesOn: DateString };

/** What is coming, as things stand: everything after the last handled day, up to the day the plan closes. */
function agendaOf(rules: PlanRules, state: PlanState, today: DateString): Agenda {
  const after = state.handledOn ?? addDays(rules.startedOn, -1);
  // An answer may bring the end nearer than today; what was handled is not handled again.
  const scene: Scene = { rules, state, after, closesOn: later(closesOn(rules, state), addWorkingDays(rules.calendar, after, 1)) };
  if (state.phase !== 'running') return { entries: [], comesOn: scene.closesOn, closesOn: scene.closesOn };
  const coming = openAssignments(rules, state).map((open) => comingOf(scene, open, today));
  const entries = [
    ...openingEntries(scene),
    ...coming.flatMap((one) => one.entries),
    ...evidenceEntries(scene),
    ...dateEntries(scene),
    ...summaryEntries(scene),
  ];
  const comesOn = [...coming, ...entries].reduce((first, { on }) => earlier(first, on), scene.closesOn);
  return { entries, comesOn, closesOn: scene.closesOn };
}

function dueOrder(rules: PlanRules, state: PlanState, agenda: Agenda, now: Instant): PostOrder | null {
  if (nextSendingTime(rules, now) > now) return null;
  const today = dateAt(now);
  const dayIsDue = momentOn(rules, today) <= now && (state.handledOn ?? '') < today;
  const closes = state.phase === 'closing' || (dayIsDue && state.phase === 'running' && agenda.closesOn <= today);
  // What was missed before the end is not asked for after it: only the end is told.
  const due = dayIsDue && !closes ? agenda.entries.filter(({ on }) => on <= today) : [];
  if (due.length === 0 && !closes && state.unanswered.length === 0 && state.changes.length === 0) return null;
  const answered = Math.max(state.answeredThrough, state.unanswered.at(-1)?.seq ?? 0);
  const notices = [
    ...state.unanswered.flatMap((fact) => answersTo(rules, state, fact, today)),
    ...changeNotices(rules, state.changes, today, `${today}-${state.foldedThrough}`),
    ...latestOfEach(due).flatMap((entry) => entry.write({ today, at: now })),
    ...(closes ? closingNotices(rules, state, today) : []),
  ].filter((notice) => notice.validUntil > now);
  return {
    planId: state.planId,
    at: now,
    handledOn: due.length > 0 || (closes && dayIsDue) ? today : null,
    factsThrough: answered,
    changesTold: state.changes.length,
    closes,
    notices: uniqueByKey(notices),
  };
}

/** Of entries about the same thing only the latest: after an interruption people get one notice with today's truth. */
function latestOfEach(entries: readonly Entry[]): Entry[] {
  const latest = new Map<string, Entry>();
  for (const entry of entries) {
    const known = latest.get(entry.about);
    if (!known || entry.on > known.on) latest.set(entry.about, entry);
  }
  return [...latest.values()];
}

function uniqueByKey(notices: readonly Notice[]): Notice[] {
  return [...new Map(notices.map((notice) => [notice.key, notice])).values()];
}

function nextInstant(rules: PlanRules, state: PlanState, agenda: Agenda, now: Instant): Instant | null {
  const answers = state.unanswered.length > 0 || state.changes.length > 0 || state.phase === 'closing';
  if (state.phase !== 'running') return answers ? nextSendingTime(rules, now) : null;
  const regular = Math.max(momentOn(rules, agenda.comesOn), nextPostingTime(rules, now));
  return answers ? Math.min(regular, nextSendingTime(rules, now)) : regular;
}
