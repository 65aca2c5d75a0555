import fc from 'fast-check';
import { loadCalendar } from '../../../config/load-calendar';
import {
  addWorkingDays,
  dayOff,
  isProvisional,
  isWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
  workingDaysBetween,
} from '../../../domain/calendar/working-days';
import { anyCalendar, anyDate, naiveIsWorking, naiveRoll, naiveStep } from './naive-calendar';

const vietnam = loadCalendar();
const runs = { numRuns: 1000 };

describe('the working days of Vietnamese agencies', () => {
  it('rests over Tết, from the eve to the day in lieu', () => {
    expect(nextWorkingDay(vietnam, '2026-02-14')).toBe('2026-02-23');
    expect(previousWorkingDay(vietnam, '2026-02-22')).toBe('2026-02-13');
  });

  it('works on a Saturday that repays a swapped weekday', () => {
    expect(isWorkingDay(vietnam, '2026-08-22')).toBe(true);
    expect(isWorkingDay(vietnam, '2026-08-31')).toBe(false);
    expect(nextWorkingDay(vietnam, '2026-08-22')).toBe('2026-08-22');
    expect(previousWorkingDay(vietnam, '2024-05-05')).toBe('2024-05-04');
  });

  it('rests on 24 November from 2026 on, and not before', () => {
    expect(dayOff(vietnam, '2026-11-24')).toEqual({ why: 'holiday', holiday: 'van-hoa' });
    expect(dayOff(vietnam, '2025-11-24')).toBeNull();
    expect(dayOff(vietnam, '2028-11-24')).toEqual({ why: 'holiday', holiday: 'van-hoa' });
  });

  it('knows only weekends and fixed days in a year that is missing, and calls it provisional', () => {
    expect(isWorkingDay(vietnam, '2028-01-26')).toBe(true);
    expect(isWorkingDay(vietnam, '2029-05-01')).toBe(false);
    expect([2026, 2027, 2028].map((year) => isProvisional(vietnam, `${year}-03-01`))).toEqual([false, true, true]);
  });
});

describe('counted in any calendar, as one would day by day', () => {
  it('tells working days from days off', () => {
    fc.assert(
      fc.property(anyCalendar, anyDate, (calendar, date) => isWorkingDay(calendar, date) === naiveIsWorking(calendar, date)),
      runs,
    );
  });

  it('rolls to the nearest working day on either side', () => {
    const rolls = fc.property(anyCalendar, anyDate, (calendar, date) => {
      expect(nextWorkingDay(calendar, date)).toBe(naiveRoll(calendar, date, 1));
      expect(previousWorkingDay(calendar, date)).toBe(naiveRoll(calendar, date, -1));
    });
    fc.assert(rolls, runs);
  });

  it('adds working days, the day of the event not counted, and counts them back', () => {
    const adds = fc.property(anyCalendar, anyDate, fc.integer({ min: 1, max: 40 }), (calendar, date, days) => {
      let [naive, left] = [date, days];
      while (left > 0) if (naiveIsWorking(calendar, (naive = naiveStep(naive, 1)))) left -= 1;
      expect(addWorkingDays(calendar, date, days)).toBe(naive);
      expect(workingDaysBetween(calendar, date, naive)).toBe(days);
      expect(workingDaysBetween(calendar, naive, date)).toBe(-days);
    });
    fc.assert(adds, runs);
  });
});
