import type { DateString, Instant } from './dates';
import { forecast } from './forecast';
import type { PostOrder } from './notice';
import type { PlanRules } from './plan-rules';
import { notLoaded, type PlanState } from './plan-state';
import { withLoaded } from './plan-progress';
import { instantAt } from './zone';

/**
 * Everything a plan will post if nobody answers (chạy thử), in order of time, from its start to the day it closes by
 * itself. Pure: the same step function as the running plan, without a server.
 */
export function rehearse(rules: PlanRules): PostOrder[] {
  return rehearseFrom(loadedFrom(rules), startOf(rules));
}

/** The same from where a plan stands at `from`, up to `until`. */
export function rehearseFrom(started: PlanState, from: Instant, until = Infinity): PostOrder[] {
  const orders: PostOrder[] = [];
  for (const order of forecast(started, from)) {
    if (order.at > until) break;
    orders.push(order);
  }
  return orders;
}

/** The state of a plan that has just been started and about which nobody has said anything. */
export function loadedFrom(rules: PlanRules): PlanState {
  return withLoaded(notLoaded(rules.planId), {
    rules,
    facts: [],
    told: [],
    handledOn: null,
    answeredThrough: 0,
    closed: false,
    readOn: rules.startedOn,
  });
}

/** The instant a rehearsal or a year's story begins: seven in the morning, before the first sending hours. */
export function startOf({ startedOn }: { startedOn: DateString }): Instant {
  return instantAt(startedOn, '07:00');
}
