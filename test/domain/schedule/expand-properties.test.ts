import fc from 'fast-check';
import type { WorkCalendar } from '../../../domain/calendar/work-calendar';
import { expandSchedule } from '../../../domain/schedule/expand-schedule';
import { expandTask } from '../../../domain/schedule/expand-task';
import type { Period, Schedule, ScheduleRule } from '../../../domain/schedule/schedule';
import { anyCalendar, anyDate, naiveRoll, naiveStep } from '../calendar/naive-calendar';

const runs = { numRuns: 1000 };
const MONTHS = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const;

type Wanted = { period: keyof typeof MONTHS; day: number | 'last'; next: boolean; before: boolean };
const wanted: fc.Arbitrary<Wanted> = fc.record({
  period: fc.constantFrom('month' as const, 'quarter' as const, 'half-year' as const, 'year' as const),
  day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constant('last' as const)),
  next: fc.boolean(),
  before: fc.boolean(),
});
const DAYS = Array.from({ length: 3650 }, (_, i) => naiveStep('2023-01-01', i));
const LAST_DAYS = new Set(DAYS.filter((date, i) => DAYS[i + 1]?.slice(5, 7) !== date.slice(5, 7)));
const year = fc.integer({ min: 2023, max: 2029 });

/** Every day of two years is looked at: is it the wanted day of the last month of a period? */
function naiveDays({ period, day, next, before }: Wanted, of: number): string[] {
  const length = MONTHS[period];
  const found: string[] = [];
  for (const date of DAYS.filter((one) => one >= `${of}-01-01` && one < `${of + 2}-01-01`)) {
    const month = (Number(date.slice(0, 4)) - of) * 12 + Number(date.slice(5, 7));
    const inYear = next ? month > length && month <= 12 + length : month <= 12;
    const isLast = LAST_DAYS.has(date);
    const number = Number(date.slice(8));
    const isDay = day === 'last' ? isLast : number === day || (isLast && number < day);
    if (inYear && month % length === 0 && isDay) found.push(before ? naiveStep(date, -1) : date);
  }
  return found.filter((date) => date >= `${of}-01-01`);
}

it('expands months, quarters, half-years and years as one would day by day', () => {
  const property = fc.property(wanted, year, anyCalendar, fc.option(anyDate), (want, of, calendar, issuedOn) => {
    const rule: ScheduleRule = {
      kind: 'each',
      period: want.period,
      on: [{ day: want.day, ...(want.next && { next: true }) }],
      before: want.before,
    };
    const days = naiveDays(want, of).filter((date) => issuedOn === null || date >= issuedOn);
    const due = [...new Set(days.map((date) => naiveRoll(calendar, date, want.before ? -1 : 1)))];
    expect(expandSchedule(scheduled(rule), 0, { year: of, issuedOn, calendar }).map((one) => one.dueOn)).toEqual(due);
  });
  fc.assert(property, runs);
});

it('expands weeks as one would day by day', () => {
  const property = fc.property(fc.integer({ min: 1, max: 7 }), year, anyCalendar, (weekday, of, calendar) => {
    const due = new Set<string>();
    for (const date of DAYS.filter((one) => one.startsWith(`${of}-`))) {
      if (new Date(`${date}T00:00:00Z`).getUTCDay() === weekday % 7) due.add(naiveRoll(calendar, date, 1));
    }
    const rule: ScheduleRule = { kind: 'each', period: 'week', on: [{ weekday }] };
    expect(expandSchedule(scheduled(rule), 0, { year: of, issuedOn: null, calendar }).map((one) => one.dueOn)).toEqual([...due]);
  });
  fc.assert(property, runs);
});

const anyRule: fc.Arbitrary<ScheduleRule> = fc.oneof(
  fc.record({ kind: fc.constant('limit' as const), on: anyDate, before: fc.boolean() }),
  fc
    .tuple(anyDate, fc.integer({ min: 0, max: 400 }))
    .map(([from, days]): ScheduleRule => ({ kind: 'window', from, to: naiveStep(from, days) })),
  wanted.map(({ period, day, before }): ScheduleRule => ({ kind: 'each', period: period as Period, on: [{ day }], before })),
  fc.record({
    kind: fc.constant('after-each' as const),
    period: fc.constantFrom('month' as const, 'quarter' as const),
    days: fc.integer({ min: 1, max: 40 }),
    working: fc.boolean(),
  }),
  fc
    .array(fc.record({ on: anyDate, before: fc.boolean() }), { maxLength: 6 })
    .map((days): ScheduleRule => ({ kind: 'days', days })),
);

it('keeps its promises for any schedules: sorted, unique keys, nothing before issue, "trước" never late', () => {
  const frame = fc.record({ year, issuedOn: fc.option(anyDate), calendar: anyCalendar });
  const property = fc.property(
    fc.array(anyRule, { minLength: 1, maxLength: 3 }),
    frame,
    (rules, { year: of, issuedOn, calendar }) => {
      const all = expandTask(rules.map(scheduled), { year: of, issuedOn, calendar });
      expect(all.map((one) => one.dueOn)).toEqual(all.map((one) => one.dueOn).sort());
      expect(new Set(all.map((one) => one.key)).size).toBe(all.length);
      for (const one of all) {
        expect(issuedOn === null || (one.nominalOn >= issuedOn && one.opensOn >= issuedOn)).toBe(true);
        expect(isRolled(calendar, one.nominalOn, one.dueOn)).toBe(true);
        expect(one.limitOn >= one.dueOn && one.firstDueOn === one.dueOn).toBe(true);
      }
    },
  );
  fc.assert(property, runs);
});

function isRolled(calendar: WorkCalendar, nominal: string, due: string): boolean {
  return due === naiveRoll(calendar, nominal, 1) || due === naiveRoll(calendar, nominal, -1);
}

function scheduled(rule: ScheduleRule): Schedule {
  return { text: '', class: 'recurring', rule };
}
