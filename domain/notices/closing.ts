import type { DateString } from '../dates';
import type { Notice, NoticeItem } from '../notice';
import { openAssignments } from '../plan-index';
import type { PlanRules } from '../plan-rules';
import type { PlanState } from '../plan-state';
import { canReach, toCoordinator, toLeadership } from './reach';
import { writeNotice } from './write-notice';

/** The end of the plan: coordinator and leadership get the year's figures; what is open is counted as not done. */
export function closingNotices(rules: PlanRules, state: PlanState, today: DateString): Notice[] {
  const items: NoticeItem[] = openAssignments(rules, state).map(({ assignment, status }) => ({
    task: assignment.task,
    key: assignment.occurrence.key,
    lead: assignment.lead,
    what: 'late',
    dueOn: status.dueOn,
  }));
  return [toCoordinator(rules, today), toLeadership(rules, today)]
    .filter((to) => canReach(rules, to.unit))
    .map((to) =>
      writeNotice(rules, { kind: 'closed', to, rung: 'closed', items, momentOn: today, postedOn: today, identity: today }),
    );
}
