import type { SearchAttributes } from '@temporalio/common';
import type { Instant } from '../domain/dates';
import type { Step } from '../domain/next-step';
import type { PlanState } from '../domain/plan-state';

/** Attributes for operators' lists: `Authority`, `PlanYear`, `PlanState`, `NextMoment`. Ids and codes only. */
export function searchAttributes(state: PlanState, nextMoment: Instant | null): SearchAttributes {
  const [authority = '', , year = '0'] = state.planId.split('/');
  return {
    Authority: [authority],
    PlanYear: [Number(year)],
    PlanState: [state.phase],
    NextMoment: nextMoment === null ? [] : [new Date(nextMoment)],
  };
}

export function nextMomentOf(step: Step): Instant | null {
  return step.kind === 'wait' ? step.until : null;
}
