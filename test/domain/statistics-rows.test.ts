import fc from 'fast-check';
import { reportPeriodOf, reportWindow } from '../../domain/calendar/report-window';
import { addDays } from '../../domain/dates';
import { statistics } from '../../domain/statistics';
import { statisticsRows, type StatisticsQuestion } from '../../domain/statistics-rows';
import { ABOUT_WORK, anyWorld, datedSchedule } from '../support/any-world';
import { dueOn, rules, standing, task } from '../support/small-world';
import type { RecordedFact } from '../../domain/fact';

const BY = ['unit', 'month', 'quarter', 'half-year', 'year'] as const;
const WHOLE: StatisticsQuestion = { by: 'unit', cut: 'calendar', against: 'approved', from: null, to: null };

let seq = 0;
const fact = (kind: RecordedFact['kind'], at: string, more: Partial<RecordedFact> = {}): RecordedFact => ({
  id: `f${(seq += 1)}`,
  seq,
  plan: 'tan-hoa/thu/2026',
  kind,
  actor: 'lead',
  by: null,
  at: Date.parse(`${at}T09:00:00+07:00`),
  task: '1',
  key: '2026-05-29',
  unit: 'lan',
  ...more,
});

it('adds up to the figures of the plan, by unit and by every period, in the cut of the calendar and of reports', () => {
  const world = anyWorld({ schedule: datedSchedule, kinds: ABOUT_WORK });
  const cuts = fc.constantFrom('calendar' as const, 'report' as const);
  const property = fc.property(world, fc.nat(120), fc.constantFrom(...BY), cuts, ({ rules, facts }, days, by, cut) => {
    const asOf = addDays(rules.startedOn, days);
    const whole = statistics(rules, facts, asOf);
    const approved = statisticsRows([{ rules, facts }], asOf, { ...WHOLE, by, cut });
    const first = statisticsRows([{ rules, facts }], asOf, { ...WHOLE, by, cut, against: 'first' });
    const { againstFirst, byUnit: _byUnit, byPeriod: _byPeriod, ...counts } = whole;
    expect(approved.total).toEqual(counts);
    expect(first.total).toEqual(againstFirst);
    expect(approved.rows.reduce((sum, { counts: { total } }) => sum + total, 0)).toBe(whole.total);
  });
  fc.assert(property, { numRuns: 300 });
});

it('is late against the first due day and on time against the one that was approved', () => {
  const plan = rules([task({ schedules: [dueOn('2026-05-29')] })]);
  const facts = [
    fact('extension-asked', '2026-05-20', { newDueOn: '2026-06-15' }),
    fact('extension-granted', '2026-05-21', { actor: 'coordinator', newDueOn: '2026-06-15' }),
    fact('completed', '2026-06-10', { doneOn: '2026-06-10' }),
  ];
  const key = statisticsRows([{ rules: plan, facts: [] }], '2026-07-01', { ...WHOLE, by: 'month' }).rows[0]?.of;
  const about = facts.map((one) => ({ ...one, key: '2026-05-29' }));
  const of = (against: 'approved' | 'first') =>
    statisticsRows([{ rules: plan, facts: about }], '2026-07-01', { ...WHOLE, by: 'month', against });
  expect(key).toBe('2026-05');
  expect(of('approved')).toMatchObject({ rows: [{ of: '2026-05', counts: { total: 1, onTime: 1, late: 0 } }] });
  expect(of('first')).toMatchObject({ rows: [{ of: '2026-05', counts: { total: 1, onTime: 0, late: 1 } }] });
});

it('counts what is first due from one day to another, both included, of several plans', () => {
  const one = { rules: rules([task({ schedules: [dueOn('2026-05-29')] }), task({ no: '2', schedules: [standing] })]), facts: [] };
  const other = { rules: rules([task({ lead: 'binh', schedules: [dueOn('2026-06-30')] })]), facts: [] };
  const of = (from: string, to: string) => statisticsRows([one, other], '2026-06-15', { ...WHOLE, from, to });
  expect(of('2026-05-29', '2026-06-30').rows).toMatchObject([
    { of: 'lan', counts: { total: 1, openLate: 1, noDue: 1 } },
    { of: 'binh', counts: { total: 1, openInTime: 1, noDue: 0 } },
  ]);
  expect(of('2026-05-30', '2026-06-29').total).toMatchObject({ total: 0, noDue: 1 });
});

it('puts the 14th of a month into the report of that month and the 15th into the next, over the year end too', () => {
  expect(reportPeriodOf('month', '2026-05-14')).toBe('2026-05');
  expect(reportPeriodOf('month', '2026-05-15')).toBe('2026-06');
  expect(reportPeriodOf('year', '2026-12-15')).toBe('2027');
  expect(reportPeriodOf('quarter', '2026-12-31')).toBe('2027-Q1');
});

it('puts every day into the period whose data window holds it', () => {
  const property = fc.property(fc.nat(4000), fc.constantFrom(...BY.slice(1)), (days, by) => {
    const on = addDays('2020-01-01', days);
    const window = reportWindow(reportPeriodOf(by as 'month', on));
    expect(window && window.from <= on && on <= window.to).toBe(true);
  });
  fc.assert(property, { numRuns: 2000 });
});
