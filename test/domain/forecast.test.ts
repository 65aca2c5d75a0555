import fc from 'fast-check';
import type { PostOrder } from '../../domain/notice';
import type { PlanState } from '../../domain/plan-state';
import { DAY_MS } from '../../domain/dates';
import { aheadOf, forecast } from '../../domain/forecast';
import { anyWorld } from '../support/any-world';
import { born, liveOn } from '../support/live-on';

const RUNS = { numRuns: Number(process.env['RUNS'] ?? 100) };

/** A plan some days into its year. */
const living = fc
  .tuple(anyWorld(), fc.nat(110))
  .map(([world, days]) => liveOn(world, born(world), born(world).now + days * DAY_MS));

const afresh = (state: PlanState, now: number): PostOrder[] => [...forecast(JSON.parse(JSON.stringify(state)) as PlanState, now)];

it('tells the same to everybody who asks about a state, however far and in whatever order of time they ask', () => {
  const property = fc.property(living, fc.array(fc.nat(40), { maxLength: 4 }), ({ state, now, closed }, days) => {
    if (closed || state.rules === null) return;
    for (const at of [now, ...days.map((day) => now + day * DAY_MS)]) {
      const [first] = aheadOf(state, at);
      expect(first).toEqual(afresh(state, at)[0]);
      expect([...aheadOf(state, at)]).toEqual(afresh(state, at));
    }
  });
  fc.assert(property, RUNS);
});

it('is worked out once for all who ask before it begins', () => {
  const property = fc.property(living, ({ state, now, closed }) => {
    const [next] = afresh(state, now);
    if (closed || !next || next.at <= now) return;
    const [early] = aheadOf(state, now);
    const [late] = aheadOf(state, next.at - 1);
    expect(late).toBe(early);
  });
  fc.assert(property, RUNS);
});
