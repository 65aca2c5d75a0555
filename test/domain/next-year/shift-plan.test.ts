import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadCalendar } from '../../../config/load-calendar';
import { loadPlan } from '../../../config/load-plan';
import { samplePlan } from '../../../config/sample-plan';
import { shiftDate } from '../../../domain/next-year/shift-date';
import { shiftPlan } from '../../../domain/next-year/shift-plan';
import { shiftRule } from '../../../domain/next-year/shift-rule';
import { keptWords, shiftWords } from '../../../domain/next-year/shift-words';
import { expandTask } from '../../../domain/schedule/expand-task';
import type { Plan } from '../../../domain/plan';

const folder = join(__dirname, '..', '..', '..', 'config', 'plans');
const plans = readdirSync(folder).map((file): [string, Plan] => [file, loadPlan(join(folder, file))]);
const calendar = loadCalendar();

const occurrences = ({ year, tasks }: Plan) =>
  tasks.map(({ no, schedules }) => ({ no, all: expandTask(schedules, { year, issuedOn: null, calendar }) }));
const later = (text: string, years: number) => text.replace(/\d{4}/, (year) => String(Number(year) + years));

it('makes of the sample plan of a year the sample plan of the next, with number and issue day blank', () => {
  expect(shiftPlan(samplePlan(2026), 2027).plan).toEqual({ ...samplePlan(2027), number: null, issuedOn: null });
  expect(shiftPlan(samplePlan(2026), 2028).plan).toEqual({ ...samplePlan(2028), number: null, issuedOn: null });
});

it.each(plans)('moves every task and every occurrence of %s into the new year, on the same nominal days', (_name, plan) => {
  const { plan: moved } = shiftPlan(plan, 2027);
  const years = 2027 - plan.year;
  expect(moved.id).toBe(`${plan.authority}/${plan.slug}/2027`);
  expect(moved.tasks).toHaveLength(plan.tasks.length);
  for (const [i, { all, no }] of occurrences(plan).entries()) {
    const now = occurrences(moved)[i]!;
    expect(now.no).toBe(no);
    const days = (list: typeof all, by: number) => list.map(({ key, nominalOn }) => [later(key, by), later(nominalOn, by)]);
    // The end of February is the one nominal day that is not on the same date each year.
    const even = (list: string[][]) => JSON.stringify(list).replaceAll('-02-29', '-02-28');
    expect(even(days(now.all, 0))).toBe(even(days(all, years)));
  }
  expect(JSON.stringify(moved.tasks.map(({ when, schedules }) => [when, schedules]))).not.toContain(String(plan.year));
});

it('says of each schedule which dates it named and names now', () => {
  const { schedules } = shiftPlan(samplePlan(2026), 2027);
  expect(schedules.find(({ task }) => task === '10')).toEqual({
    task: '10',
    text: 'Quý II, IV',
    kind: 'days',
    before: ['2026-06-30', '2026-12-31'],
    after: ['2027-06-30', '2027-12-31'],
  });
  expect(schedules.find(({ task }) => task === 'TH.1')).toMatchObject({ before: [], after: [] });
});

it('keeps 31/5, takes 28 February for the 29th, and the end of February for its end', () => {
  expect(shiftDate('2026-05-31', 1)).toBe('2027-05-31');
  expect(shiftDate('2028-02-29', 1)).toBe('2029-02-28');
  expect(shiftDate('2027-02-28', 1, 'Tháng 2/2027')).toBe('2028-02-29');
  expect(shiftDate('2027-02-28', 1, 'trước ngày 28/02/2027')).toBe('2028-02-28');
});

it('moves a window across the year end, rounds named for a period, and the bounds of a period', () => {
  expect(shiftRule({ kind: 'window', from: '2026-11-15', to: '2027-01-15' }, 1, '')).toEqual({
    kind: 'window',
    from: '2027-11-15',
    to: '2028-01-15',
  });
  const days = [
    { on: '2026-03-25', round: '2026-Q1', from: '2026-03-01' },
    { on: '2026-09-25', round: 'dot-2' },
  ];
  expect(shiftRule({ kind: 'days', days }, 1, '')).toEqual({
    kind: 'days',
    days: [
      { on: '2027-03-25', round: '2027-Q1', from: '2027-03-01' },
      { on: '2027-09-25', round: 'dot-2' },
    ],
  });
  const each = { kind: 'each', period: 'month', from: '2026-03-01', until: '2026-12-20' } as const;
  expect(shiftRule(each, 2, '')).toEqual({ ...each, from: '2028-03-01', until: '2028-12-20' });
});

it('moves the years of the words, and leaves other documents and spans of years alone', () => {
  expect(shiftWords('Tháng 9,10/2026', 2026, 1)).toBe('Tháng 9,10/2027');
  expect(shiftWords('trước ngày 15/01/2027, báo cáo năm 2026', 2026, 1)).toBe('trước ngày 15/01/2028, báo cáo năm 2027');
  const cited = 'Thực hiện Nghị quyết số 76/2026/NQ-HĐND và Quyết định số 45/QĐ-UBND ngày 12/3/2026, giai đoạn 2026-2030';
  expect(shiftWords(cited, 2026, 1)).toBe(cited);
  expect(keptWords(cited, 2026)).toEqual(['số 76/2026/NQ-HĐND', 'số 45/QĐ-UBND ngày 12/3/2026', '2026-2030']);
  expect(shiftWords('Kế hoạch năm 2026 triển khai Kế hoạch 12/KH-UBND', 2026, 1)).toBe(
    'Kế hoạch năm 2027 triển khai Kế hoạch 12/KH-UBND',
  );
});
