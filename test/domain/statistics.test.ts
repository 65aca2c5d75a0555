import fc from 'fast-check';
import { addDays } from '../../domain/dates';
import { statistics, type Counts } from '../../domain/statistics';
import { ABOUT_WORK, anyWorld, datedSchedule } from '../support/any-world';

const COUNTS = ['total', 'onTime', 'late', 'openInTime', 'openLate', 'nothingArose', 'returned', 'reportedLate'] as const;
const classes = ({ onTime, late, openInTime, openLate, nothingArose }: Counts) =>
  onTime + late + openInTime + openLate + nothingArose;

it('puts each assignment into one class, and the units and periods add up to the whole', () => {
  const world = anyWorld({ schedule: datedSchedule, kinds: ABOUT_WORK });
  const property = fc.property(world, fc.nat(120), ({ rules, facts }, days) => {
    const whole = statistics(rules, facts, addDays(rules.startedOn, days));
    for (const counts of [whole, whole.againstFirst, ...whole.byUnit, ...whole.byPeriod])
      expect(classes(counts)).toBe(counts.total);
    expect(whole.againstFirst.total).toBe(whole.total);
    for (const name of COUNTS) {
      expect(whole.byUnit.reduce((sum, unit) => sum + unit[name], 0)).toBe(whole[name]);
      expect(whole.byPeriod.reduce((sum, period) => sum + period[name], 0)).toBe(whole[name]);
    }
  });
  fc.assert(property, { numRuns: 1000 });
});
