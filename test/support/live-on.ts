import type { DateString, Instant } from '../../domain/dates';
import type { RecordedFact } from '../../domain/fact';
import { withFacts } from '../../domain/fold-facts';
import { nextStep } from '../../domain/next-step';
import type { Notice, PostOrder } from '../../domain/notice';
import type { PlanRules } from '../../domain/plan-rules';
import { notLoaded, type PlanState } from '../../domain/plan-state';
import { withLoaded, withPosted } from '../../domain/plan-progress';
import { startOf } from '../../domain/rehearse';
import { dateAt } from '../../domain/zone';

/** A plan, what is said about it (in order of record), and a time in which nothing runs. */
export type World = { rules: PlanRules; facts: readonly RecordedFact[]; down?: { from: Instant; to: Instant } };

/** A moment of a plan's life: its state, the clock, how many facts have arrived, and everything posted so far. */
export type Life = { state: PlanState; now: Instant; heard: number; orders: readonly PostOrder[]; closed: boolean };

/** More steps than this at one instant, or in one life, would be a loop. */
const STEPS_AT_ONCE = 4;
const STEPS = 3000;

export function born({ rules }: World): Life {
  return { state: notLoaded(rules.planId), now: startOf(rules), heard: 0, orders: [], closed: false };
}

/** Lives on until an instant (exclusive) or the end; all facts that were said by then are heard together. */
export function liveOn(world: World, from: Life, until: Instant = Infinity): Life {
  let life = from;
  let atOnce = 0;
  for (let steps = 0; ; steps += 1) {
    if (steps > STEPS) throw new Error('never comes to an end');
    const step = nextStep(life.state, life.now);
    if (step.kind === 'close') return { ...life, closed: true };
    if (step.kind === 'wait') {
      atOnce = 0;
      if (step.until !== null && step.until <= life.now) throw new Error(`waits until ${step.until}, now ${life.now}`);
      const said = world.facts[life.heard]?.at ?? Infinity;
      const next = awake(world, Math.max(life.now, Math.min(step.until ?? Infinity, said)));
      if (next === Infinity || next >= until) return life;
      life = hear(world, { ...life, now: next });
    } else {
      atOnce += 1;
      if (atOnce > STEPS_AT_ONCE) throw new Error(`does not move on: ${step.kind}`);
      if (step.kind === 'load') life = { ...life, state: rebuilt(world, life, life.state) };
      else if (step.kind === 'post')
        life = { ...life, orders: [...life.orders, step.order], state: withPosted(life.state, step.order) };
      else throw new Error('nothing was reported');
    }
  }
}

/** The state that a load makes of the database: all facts heard, all notices told. */
export function rebuilt(world: World, { heard, orders }: Life, state: PlanState = notLoaded(world.rules.planId)): PlanState {
  const answered = orders.reduce((most, { factsThrough }) => Math.max(most, factsThrough), 0);
  return withLoaded(state, {
    rules: world.rules,
    facts: world.facts.slice(0, heard),
    told: noticesOf(orders),
    handledOn: orders.reduce<DateString | null>((last, { handledOn }) => handledOn ?? last, null),
    answeredThrough: answered,
    closed: orders.some(({ closes }) => closes),
    readOn: dateAt(orders.at(-1)?.at ?? startOf(world.rules)),
  });
}

export function noticesOf(orders: readonly PostOrder[]): Notice[] {
  return orders.flatMap(({ notices }) => notices);
}

function hear({ facts }: World, life: Life): Life {
  let heard = life.heard;
  while ((facts[heard]?.at ?? Infinity) <= life.now) heard += 1;
  return heard === life.heard ? life : { ...life, heard, state: withFacts(life.state, facts.slice(life.heard, heard)) };
}

function awake({ down }: World, at: Instant): Instant {
  return down && at >= down.from && at < down.to ? down.to : at;
}
