import fc from 'fast-check';
import type { UnitRules } from '../../domain/plan-rules';
import { holderOn, membersOn } from '../../domain/units-on-day';

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const day = fc.integer({ min: 1, max: 9 }).map((n) => `2026-0${n}-01`);
const aUnit = fc.record({
  successors: fc.array(fc.record({ unit: fc.constantFrom(...NAMES), from: day }), { maxLength: 2 }),
  since: fc.option(day, { nil: undefined }),
  until: fc.option(day, { nil: undefined }),
});

it('finds who holds the work of merged and split units, in chains and even in circles, each once', () => {
  const property = fc.property(fc.tuple(aUnit, aUnit, aUnit, aUnit, aUnit), day, (drawn, on) => {
    const units = Object.fromEntries(
      drawn.map((unit, i) => [NAMES[i], { relation: 'subordinate', officer: true, head: true, ...unit } as UnitRules]),
    );
    const register = { units, groups: { all: NAMES } };
    const members = membersOn(register, { group: 'all' }, on);
    expect(new Set(members).size).toBe(members.length);
    for (const name of NAMES) expect(NAMES).toContain(holderOn(register, name, on));
  });
  fc.assert(property, { numRuns: 1000 });
});
