import fc from 'fast-check';
import type { WorkCalendar } from '../../../domain/calendar/work-calendar';

/** The slow and obvious reading of a calendar, to check the quick one against: one day at a time, by the machine's own dates. */
export function naiveIsWorking(calendar: WorkCalendar, date: string): boolean {
  const known = calendar.years[date.slice(0, 4)];
  if (known && known.worked.includes(date)) return true;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6) return false;
  if (known) return !known.off.some((day) => day.date === date);
  return !calendar.fixed.some((day) => date.endsWith(`-${day.day}`) && Number(date.slice(0, 4)) >= day.since);
}

export function naiveStep(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

export function naiveRoll(calendar: WorkCalendar, date: string, step: 1 | -1): string {
  return naiveIsWorking(calendar, date) ? date : naiveRoll(calendar, naiveStep(date, step), step);
}

/** Any day from 2019 to 2031. */
export const anyDate = fc.integer({ min: 0, max: 4700 }).map((days) => naiveStep('2019-01-01', days));

const holidays = fc.array(fc.integer({ min: 0, max: 364 }), { maxLength: 25 });

/** A calendar with random days off and worked weekends in some years, and none in others. */
export const anyCalendar = fc
  .record({ known: fc.subarray([2024, 2025, 2026, 2027, 2028]), off: holidays, worked: holidays })
  .map(({ known, off, worked }): WorkCalendar => ({
    version: 'test',
    fixed: [
      { day: '01-01', since: 0, holiday: 'tet-duong' },
      { day: '11-24', since: 2026, holiday: 'van-hoa' },
    ],
    years: Object.fromEntries(
      known.map((year) => {
        const dates = (days: readonly number[]) => [...new Set(days)].map((day) => naiveStep(`${year}-01-01`, day));
        const weekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
        return [
          year,
          {
            status: 'official' as const,
            off: dates(off)
              .filter((date) => !weekend(date))
              .map((date) => ({ date, holiday: 'tet', kind: 'statutory' as const })),
            worked: dates(worked).filter(weekend),
          },
        ];
      }),
    ),
  }));
