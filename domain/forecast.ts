import type { Instant } from './dates';
import { nextStep } from './next-step';
import type { PostOrder } from './notice';
import { withPosted } from './plan-progress';
import type { PlanState } from './plan-state';

/** What a plan posts from `from` on if nobody says anything, as far as it is asked for: the running plan's own step function. */
export function* forecast(started: PlanState, from: Instant): Generator<PostOrder, void> {
  let state = started;
  let now = from;
  for (;;) {
    const step = nextStep(state, now);
    if (step.kind === 'post') {
      yield step.order;
      state = withPosted(state, step.order);
    } else if (step.kind === 'wait' && step.until !== null) {
      now = step.until;
    } else {
      return;
    }
  }
}

type Ahead = { after: Instant; orders: Iterable<PostOrder> };

const known = new WeakMap<PlanState, Ahead>();

/** The same for a state that is asked about again and again: what lies ahead is worked out once, up to the instant it begins. */
export function aheadOf(state: PlanState, now: Instant): Iterable<PostOrder> {
  const kept = known.get(state);
  if (kept && kept.after <= now && now < firstOf(kept)) return kept.orders;
  const ahead = { after: now, orders: readOnce(forecast(state, now)) };
  known.set(state, ahead);
  return ahead.orders;
}

function firstOf({ orders }: Ahead): Instant {
  for (const { at } of orders) return at;
  return Infinity;
}

/** A list made as far as it is read, and each item once. */
function readOnce<T>(source: Iterator<T, void>): Iterable<T> {
  const made: T[] = [];
  return {
    *[Symbol.iterator]() {
      for (let place = 0; ; place += 1) {
        if (place === made.length) {
          const next = source.next();
          if (next.done) return;
          made.push(next.value);
        }
        yield made[place] as T;
      }
    },
  };
}
