import fc from 'fast-check';
import { addDays } from '../../domain/dates';
import type { RecordedFact } from '../../domain/fact';
import { measure } from '../../domain/measure';
import { statistics, type Counts } from '../../domain/statistics';
import { instantAt } from '../../domain/zone';
import { ABOUT_WORK, anyWorld, datedSchedule } from '../support/any-world';
import { dueOn, rules, task } from '../support/small-world';

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

it('never counts what is only aimed at as late, neither while it is open nor when it is done after its day', () => {
  const aim = rules([task({ schedules: [{ ...dueOn('2026-05-29'), soft: true }] })]);
  const key = measure(aim, [])[0]?.assignment.occurrence.key ?? '';
  expect(statistics(aim, [], '2026-06-30')).toMatchObject({ total: 1, openInTime: 1, openLate: 0 });
  const done: RecordedFact = {
    ...{ id: 'f1', seq: 1, plan: aim.planId, kind: 'completed', actor: 'lead', by: null, task: '1', key, unit: 'lan' },
    ...{ at: instantAt('2026-06-15', '09:00'), doneOn: '2026-06-15' },
  };
  expect(statistics(aim, [done], '2026-06-30')).toMatchObject({ total: 1, onTime: 1, late: 0 });
});

it('keeps a soft aim soft when its day is given later', () => {
  const aim = rules([task({ schedules: [{ class: 'unclear', rule: { kind: 'waiting' }, needs: 'ask', soft: true }] })]);
  const given: RecordedFact = {
    ...{
      id: 'f1',
      seq: 1,
      plan: aim.planId,
      kind: 'date-given',
      actor: 'coordinator',
      by: null,
      task: '1',
      key: null,
      unit: 'minh',
    },
    ...{ at: instantAt('2026-05-04', '09:00'), dueOn: '2026-05-29' },
  };
  expect(statistics(aim, [given], '2026-06-30')).toMatchObject({ total: 1, openInTime: 1, openLate: 0 });
});
