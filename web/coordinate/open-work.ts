import { addDays, type DateString } from '../../domain/dates';
import { isLate } from '../../domain/is-late';
import { openAssignments } from '../../domain/plan-index';
import { holderOn } from '../../domain/units-on-day';
import { isFollowed } from '../../store/plan-row';
import type { StandingPlan } from '../shell/plan-states';

/** One lead's open occurrence in a plan. */
export type Work = ReturnType<typeof openAssignments>[number] & { plan: StandingPlan };

/** Which open work is listed. */
export type WorkState = 'late' | 'week' | 'month' | 'open';

/** How many days ahead “due this week” looks. */
const WEEK_DAYS = 6;
const MONTH_DAYS = 30;

/** What is open in running plans and does not wait for a confirmation, what is longest due first. */
export function openWork(plans: readonly StandingPlan[]): Work[] {
  const works = plans.filter(({ row }) => isFollowed(row)).flatMap(openIn);
  return plans.length > 1 ? works.sort(byDueDay) : works;
}

/** What is open in a plan, followed or not, and does not wait for a confirmation, what is longest due first. */
export function openIn(plan: StandingPlan): readonly Work[] {
  let works = known.get(plan.state);
  if (!works) {
    const open = openAssignments(plan.rules, plan.state).filter(({ status }) => !status.awaitsConfirmation);
    known.set(plan.state, (works = open.map(({ assignment, status }) => ({ assignment, status, plan })).sort(byDueDay)));
  }
  return works;
}

// Ten thousand open assignments are not put together anew for each page; a state is replaced when anything is said. Of the
// plan's row only what follows from its version is read through these.
const known = new WeakMap<StandingPlan['state'], readonly Work[]>();

function byDueDay(a: Work, b: Work): number {
  return a.status.dueOn < b.status.dueOn ? -1 : Number(a.status.dueOn > b.status.dueOn);
}

/** What is open of a kind on a day, plan by plan: counted whole, shown from the front. */
export type Part = { count: number; first: readonly Work[] };

/** The open work of a kind in running plans: how much there is, and the first of it, what is longest due first. */
export function partOfWork(plans: readonly StandingPlan[], state: WorkState, today: DateString, most: number): Part {
  const lists = plans.filter(({ row }) => isFollowed(row)).map((plan) => worksIn(plan, state, today));
  const first = lists.flatMap((list) => list.slice(0, most)).sort(byDueDay);
  return { count: lists.reduce((sum, { length }) => sum + length, 0), first: first.slice(0, most) };
}

function worksIn(plan: StandingPlan, state: WorkState, today: DateString): readonly Work[] {
  const works = openIn(plan);
  const on = `${state} ${today}`;
  const kept = ofKind.get(works);
  if (kept?.has(on)) return kept.get(on) ?? [];
  const list = works.filter((work) => isIn(state, work, today));
  // Yesterday's lists are asked for no more.
  const sameDay = [...(kept ?? [])].filter(([known]) => known.endsWith(today));
  ofKind.set(works, new Map([...sameDay, [on, list]]));
  return list;
}

const ofKind = new WeakMap<readonly Work[], ReadonlyMap<string, readonly Work[]>>();

/** True for work past its last day. */
export function isLateWork({ assignment, status }: Work, today: DateString): boolean {
  return isLate(assignment.occurrence, status, today);
}

/** True for work that belongs into a list of this kind on a day. */
export function isIn(state: WorkState, work: Work, today: DateString): boolean {
  switch (state) {
    case 'late':
      return isLateWork(work, today);
    case 'week':
      return isDueWithin(work, today, WEEK_DAYS);
    case 'month':
      return isDueWithin(work, today, MONTH_DAYS);
    case 'open':
      return true;
  }
}

function isDueWithin({ status }: Work, today: DateString, days: number): boolean {
  return status.limitOn >= today && status.dueOn <= addDays(today, days);
}

/** True when one of these units leads the work, or has taken it over from the unit that did. */
export function isHeldBy({ plan: { rules }, assignment }: Work, units: ReadonlySet<string>, today: DateString): boolean {
  return units.has(assignment.lead) || units.has(holderOn(rules, assignment.lead, today));
}
