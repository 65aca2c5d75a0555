import type { Assignment } from './assignment';
import { addWorkingDays, nextWorkingDay } from './calendar/working-days';
import { later, type DateString } from './dates';
import { openAssignments, planIndex } from './plan-index';
import type { PlanRules } from './plan-rules';
import type { PlanState } from './plan-state';

/**
 * The working day on which a plan closes by itself: 20 working days after the last due day in force, and not before
 * 31 January of the year after (ladder: `closesAfter`, `closesNotBefore`). What is open then counts as not done.
 */
export function closesOn(rules: PlanRules, state: PlanState): DateString {
  const { calendar, ladder } = rules;
  const extended = openAssignments(rules, state).map(({ status }) => status.dueOn);
  const lastDue = extended.reduce(later, lastPlanned(planIndex(rules, state).all));
  const earliest = nextWorkingDay(calendar, `${rules.year + 1}-${ladder.closesNotBefore}`);
  return lastDue ? later(earliest, addWorkingDays(calendar, lastDue, ladder.closesAfter)) : earliest;
}

// Asked for at each step; the assignments of a plan are computed anew only when they change.
const known = new WeakMap<readonly Assignment[], DateString>();

function lastPlanned(all: readonly Assignment[]): DateString {
  let last = known.get(all);
  if (last === undefined) known.set(all, (last = all.map(({ occurrence }) => occurrence.dueOn).reduce(later, '')));
  return last;
}
