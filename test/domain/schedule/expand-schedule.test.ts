import { loadCalendar } from '../../../config/load-calendar';
import { expandSchedule, type ScheduleFrame } from '../../../domain/schedule/expand-schedule';
import { expandTask } from '../../../domain/schedule/expand-task';
import type { Schedule, ScheduleRule } from '../../../domain/schedule/schedule';

const calendar = loadCalendar();
const plan2026: ScheduleFrame = { year: 2026, issuedOn: '2026-01-05', calendar };

const aSchedule = (rule: ScheduleRule, more: Partial<Schedule> = {}): Schedule => ({
  text: '',
  class: 'recurring',
  rule,
  ...more,
});
const expand = (rule: ScheduleRule, frame = plan2026, more: Partial<Schedule> = {}) =>
  expandSchedule(aSchedule(rule, more), 0, frame);
const due = (rule: ScheduleRule, frame = plan2026) => expand(rule, frame).map((one) => one.dueOn);

describe('a repeated schedule', () => {
  it('counts each day from its anchor: the 30th is the last of February, and the 30th again in March', () => {
    const days = expand({ kind: 'each', period: 'month', on: [{ day: 30 }] }).map((one) => one.nominalOn);
    expect(days.slice(0, 3)).toEqual(['2026-01-30', '2026-02-28', '2026-03-30']);
  });

  it('falls on 29 February where there is one', () => {
    const days = expand({ kind: 'each', period: 'month', on: [{ day: 31 }] }, { ...plan2026, year: 2028, issuedOn: null });
    expect(days[1]).toMatchObject({ key: '2028-02', nominalOn: '2028-02-29' });
  });

  it('names an occurrence by the period it reports on, also when that is due in the next year', () => {
    const december = expand({ kind: 'each', period: 'month', on: [{ day: 5, next: true }] }, plan2026, { report: true }).at(-1);
    expect(december).toMatchObject({
      key: '2026-12',
      opensOn: '2026-12-01',
      dueOn: '2027-01-05',
      window: { from: '2026-11-15', to: '2026-12-14' },
    });
  });

  it('makes nothing before the issue day, something on it', () => {
    expect(due({ kind: 'each', period: 'month', on: [{ day: 1 }] })).toHaveLength(11);
    expect(due({ kind: 'each', period: 'month', on: [{ day: 5 }] })[0]).toBe('2026-01-05');
  });

  it('opens with its period, but never before the issue day', () => {
    const opens = expand({ kind: 'each', period: 'quarter' }).map((one) => one.opensOn);
    expect(opens).toEqual(['2026-01-05', '2026-04-01', '2026-07-01', '2026-10-01']);
  });

  it('counts the week of Tết and the week after once when both Mondays move to one day', () => {
    const mondays = due({ kind: 'each', period: 'week', on: [{ weekday: 1 }] });
    expect(mondays).toHaveLength(51);
    expect(mondays.filter((day) => day === '2026-02-23')).toHaveLength(1);
  });

  it('keeps to the plan year by weeks, whichever year their Monday lies in', () => {
    expect(due({ kind: 'each', period: 'week' }, { ...plan2026, issuedOn: null })[0]).toBe('2026-01-05');
    expect(expand({ kind: 'each', period: 'week' }).at(-1)).toMatchObject({ key: '2026-W52', dueOn: '2026-12-25' });
  });

  it('takes only the periods asked for, or every n-th', () => {
    expect(expand({ kind: 'each', period: 'quarter', only: [1, 3] }).map((one) => one.key)).toEqual(['2026-Q1', '2026-Q3']);
    expect(expand({ kind: 'each', period: 'month', every: 4 }).map((one) => one.key)).toEqual(['2026-04', '2026-08', '2026-12']);
    expect(due({ kind: 'each', period: 'month', from: '2026-03-01', until: '2026-05-31' })).toEqual([
      '2026-03-31',
      '2026-05-04',
      '2026-06-01',
    ]);
  });

  it('finds the first and the last weekday of a month', () => {
    const first = expand({ kind: 'each', period: 'month', on: [{ weekday: 5, week: 1 }] }, { ...plan2026, issuedOn: null });
    const last = expand({ kind: 'each', period: 'month', on: [{ weekday: 5, week: 'last' }] });
    expect([first[2]?.nominalOn, last[2]?.nominalOn]).toEqual(['2026-03-06', '2026-03-27']);
  });

  it('asks a quota once a period, so many times', () => {
    expect(expand({ kind: 'each', period: 'quarter', times: 2 }).map((one) => [one.key, one.times])).toEqual([
      ['2026-Q1', 2],
      ['2026-Q2', 2],
      ['2026-Q3', 2],
      ['2026-Q4', 2],
    ]);
  });

  it('lets the longest of several cycles name the day they share', () => {
    const cycles = expand({ kind: 'cycles', cycles: ['quarter', 'half-year', 'year'] }, plan2026, { report: true });
    expect(cycles.map((one) => one.key)).toEqual(['2026-Q1', '2026-H1', '2026-Q3', '2026']);
    expect(expand({ kind: 'cycles', cycles: ['half-year', 'nine-months', 'year'] }).map((one) => one.key)).toEqual([
      '2026-H1',
      '2026-9M',
      '2026',
    ]);
  });

  it('counts terms from the end of each period', () => {
    expect(due({ kind: 'after-each', period: 'quarter', days: 30 })).toEqual([
      '2026-05-04',
      '2026-07-30',
      '2026-10-30',
      '2027-02-01',
    ]);
    expect(due({ kind: 'after-each', period: 'quarter', days: 2, working: true })[0]).toBe('2026-04-02');
  });
});

describe('a limit', () => {
  it('rolls "trước X" back, never to X, and keeps X − 1 on time', () => {
    expect(expand({ kind: 'limit', on: '2027-03-01', before: true })).toMatchObject([
      { key: '2027-02-28', nominalOn: '2027-02-28', dueOn: '2027-02-26', limitOn: '2027-02-28', firstDueOn: '2027-02-26' },
    ]);
  });

  it('rolls an inclusive limit forward', () => {
    expect(expand({ kind: 'limit', on: '2024-04-30' }, { year: 2024, issuedOn: '2024-01-05', calendar })).toMatchObject([
      { dueOn: '2024-05-02', limitOn: '2024-05-02' },
    ]);
  });

  it('stays where the drafter has put it when rolling is off', () => {
    expect(expand({ kind: 'limit', on: '2026-02-28' }, plan2026, { roll: 'none' })).toMatchObject([{ dueOn: '2026-02-28' }]);
    expect(expand({ kind: 'limit', on: '2026-02-28' }, plan2026, { roll: 'previous_working_day' })).toMatchObject([
      { dueOn: '2026-02-27' },
    ]);
  });

  it('may lie outside the plan year, on either side', () => {
    expect(expand({ kind: 'limit', on: '2030-12-31' })).toMatchObject([{ opensOn: '2026-01-05', dueOn: '2030-12-31' }]);
    const early = { ...plan2026, issuedOn: '2025-11-20' };
    expect(expand({ kind: 'limit', on: '2025-12-19' }, early)).toMatchObject([{ opensOn: '2025-11-20', dueOn: '2025-12-19' }]);
  });
});

describe('a window', () => {
  it('takes the key of the period it is, otherwise its last day', () => {
    expect(expand({ kind: 'window', from: '2026-04-01', to: '2026-06-30' })[0]).toMatchObject({
      key: '2026-Q2',
      opensOn: '2026-04-01',
    });
    expect(expand({ kind: 'window', from: '2026-09-01', to: '2026-10-31' })[0]).toMatchObject({ key: '2026-10-31' });
  });

  it('stays with its end when it was open at issue, and is gone when it was over', () => {
    expect(expand({ kind: 'window', from: '2025-10-01', to: '2026-01-31' })[0]).toMatchObject({ opensOn: '2026-01-05' });
    expect(expand({ kind: 'window', from: '2025-10-01', to: '2025-12-31' })).toEqual([]);
  });
});

it.each([{ kind: 'standing' }, { kind: 'waiting' }, { kind: 'on-demand' }] as const)(
  'a $kind schedule has no occurrences',
  (rule) => {
    expect(expand(rule)).toEqual([]);
  },
);

describe('several schedules of a task', () => {
  const quarterly = { kind: 'each', period: 'quarter' } as const;

  it('prefixes the second dated one with its label, a standing one before it does not count', () => {
    const keys = expandTask(
      [
        aSchedule({ kind: 'standing' }),
        aSchedule(quarterly),
        aSchedule({ kind: 'each', period: 'half-year' }, { label: 'bao-cao' }),
      ],
      plan2026,
    );
    expect(keys.map((one) => one.key)).toEqual([
      '2026-Q1',
      '2026-Q2',
      'bao-cao:2026-H1',
      '2026-Q3',
      '2026-Q4',
      'bao-cao:2026-H2',
    ]);
    expect(keys[0]?.schedule).toBe(1);
  });

  it('counts parts without a label that are due on one day once', () => {
    expect(expandTask([aSchedule(quarterly), aSchedule({ kind: 'each', period: 'half-year' })], plan2026)).toHaveLength(4);
  });

  it('keeps every key unique', () => {
    const keys = expandTask(
      [aSchedule(quarterly), aSchedule(quarterly, { label: 'a' }), aSchedule(quarterly, { label: 'a' })],
      plan2026,
    ).map((one) => one.key);
    expect(new Set(keys).size).toBe(12);
  });
});
