import type { Notice } from '../../../domain/notice';
import type { PlanRules } from '../../../domain/plan-rules';
import { rehearse } from '../../../domain/rehearse';
import { isoAt } from '../../../domain/zone';
import type { StandingPlan } from '../../shell/plan-states';

const known = new WeakMap<PlanRules, Rehearsed[]>();

type Rehearsed = { key: string; notice: ReturnType<typeof noticeReply> };

/** What a plan will tell if nobody answers, in the order of time. Kept with its rules. */
export async function rehearsed({ rules }: StandingPlan): Promise<readonly Rehearsed[]> {
  let all = known.get(rules);
  if (!all) {
    all = rehearse(rules).flatMap(({ at, notices }) =>
      notices.map((notice) => ({ key: notice.key, notice: noticeReply(at, notice) })),
    );
    known.set(rules, all);
  }
  return all;
}

function noticeReply(at: number, { kind, rung, to, channels, items }: Notice) {
  return {
    ...{ at: isoAt(at), kind, rung },
    to: { unit: to.unit, as: to.as },
    channels: [...channels],
    items: items.map(({ task, key, lead, dueOn }) => ({ task, key, lead, dueOn: dueOn ?? null })),
  };
}
