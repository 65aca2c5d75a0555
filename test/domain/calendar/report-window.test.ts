import fc from 'fast-check';
import { cutoffs, reportWindow } from '../../../domain/calendar/report-window';
import { naiveStep } from './naive-calendar';

it.each([
  ['2027-01', '2026-12-15', '2027-01-14'],
  ['2027-05', '2027-04-15', '2027-05-14'],
  ['2027-Q1', '2026-12-15', '2027-03-14'],
  ['2027-Q4', '2027-09-15', '2027-12-14'],
  ['2027-H1', '2026-12-15', '2027-06-14'],
  ['2027-H2', '2027-06-15', '2027-12-14'],
  ['2027-9M', '2026-12-15', '2027-09-14'],
  ['2027', '2026-12-15', '2027-12-14'],
])('the data of report %s run from %s to %s', (key, from, to) => {
  expect(reportWindow(key)).toEqual({ from, to });
});

it.each(['2027-05-15', '2027-W07', 'dot-1', '2027-13', '2027-Q5', '', 'quý I'])('there is no data window for %j', (key) => {
  expect(reportWindow(key)).toBeNull();
});

it('closes the data of a year by month, quarter, half-year or year', () => {
  expect(cutoffs(2027, 'quarterly').map(({ key, on }) => [key, on])).toEqual([
    ['2027-Q1', '2027-03-14'],
    ['2027-Q2', '2027-06-14'],
    ['2027-Q3', '2027-09-14'],
    ['2027-Q4', '2027-12-14'],
  ]);
  expect(cutoffs(2027, 'monthly')).toHaveLength(12);
  expect(cutoffs(2027, 'half-yearly').map(({ key }) => key)).toEqual(['2027-H1', '2027-H2']);
  expect(cutoffs(2027, 'yearly')).toEqual([{ key: '2027', on: '2027-12-14', window: { from: '2026-12-15', to: '2027-12-14' } }]);
});

it('leaves no day between the windows of a year and the next', () => {
  const property = fc.property(
    fc.integer({ min: 2000, max: 2100 }),
    fc.constantFrom('monthly' as const, 'quarterly' as const),
    (year, by) => {
      const all = [...cutoffs(year, by), ...cutoffs(year + 1, by)];
      for (const [i, one] of all.slice(1).entries()) expect(one.window.from).toBe(naiveStep(all[i]?.on ?? '', 1));
    },
  );
  fc.assert(property, { numRuns: 1000 });
});
