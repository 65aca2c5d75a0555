import fc from 'fast-check';
import type { RecordedFact } from '../../domain/fact';
import { withFacts } from '../../domain/fold-facts';
import { migrate, type PlanState } from '../../domain/plan-state';
import { anyWorld } from '../support/any-world';
import { born, liveOn, noticesOf, rebuilt, type Life, type World } from '../support/live-on';

const RUNS = { numRuns: Number(process.env['RUNS'] ?? 1000), endOnFailure: process.env['QUICK'] !== undefined };
const DAY = 86_400_000;

/** A world, and an instant at which something happens to the plan's state. */
const cut = fc.tuple(anyWorld(), fc.nat(110), fc.nat(86_399)).map(([world, days, seconds]) => {
  const at = born(world).now + days * DAY + seconds * 1000;
  return { world, at };
});

function remaining(world: World, life: Life, state: PlanState): string[] {
  const after = liveOn(world, { ...life, state, orders: life.orders });
  return noticesOf(after.orders.slice(life.orders.length))
    .map((notice) => JSON.stringify(notice))
    .sort();
}

it('goes on the same when its state is rebuilt from facts and ledger', () => {
  const property = fc.property(cut, ({ world, at }) => {
    const life = liveOn(world, born(world), at);
    if (life.closed || life.orders.length === 0) return;
    expect(remaining(world, life, rebuilt(world, life))).toEqual(remaining(world, life, life.state));
  });
  fc.assert(property, RUNS);
});

it('goes on the same when its state has been saved and read again', () => {
  const property = fc.property(cut, ({ world, at }) => {
    const life = liveOn(world, born(world), at);
    const saved = migrate(JSON.parse(JSON.stringify(life.state)) as PlanState);
    expect(migrate(saved)).toEqual(saved);
    expect(saved).toEqual(life.state);
    expect(remaining(world, life, saved)).toEqual(remaining(world, life, life.state));
  });
  fc.assert(property, RUNS);
});

const split = fc.array(fc.tuple(fc.nat(3), fc.nat(8)), { maxLength: 6 });

/** Facts cut into batches, each with some that have come before. */
function batches(facts: readonly RecordedFact[], sizes: readonly (readonly [size: number, again: number])[]): RecordedFact[][] {
  const made: RecordedFact[][] = [];
  let from = 0;
  for (const [size, again] of [...sizes, [facts.length, 3] as const]) {
    made.push([...facts.slice(from, from + size).reverse(), ...facts.slice(Math.max(0, from - again), from)]);
    from = Math.min(facts.length, from + size);
  }
  return made;
}

it('knows the same from facts in any batches, in any order within them and with repeats, as one by one', () => {
  const property = fc.property(anyWorld(), split, (world, sizes) => {
    const { state } = liveOn({ ...world, facts: [] }, born(world), born(world).now + 40 * DAY);
    const oneByOne = world.facts.reduce((before, fact) => withFacts(before, [fact]), state);
    expect(batches(world.facts, sizes).reduce(withFacts, state)).toEqual(oneByOne);
    expect(withFacts(oneByOne, world.facts)).toBe(oneByOne);
  });
  fc.assert(property, RUNS);
});
