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
  const planned = planIndex(rules, state).all.map(({ occurrence }) => occurrence.dueOn);
  const extended = openAssignments(rules, state).map(({ status }) => status.dueOn);
  const lastDue = [...planned, ...extended].reduce((last, on) => later(last, on), '');
  const earliest = nextWorkingDay(calendar, `${rules.year + 1}-${ladder.closesNotBefore}`);
  return lastDue ? later(earliest, addWorkingDays(calendar, lastDue, ladder.closesAfter)) : earliest;
}
