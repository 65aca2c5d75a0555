import type { CalendarYear, WorkCalendar } from './work-calendar';

/** A day on which two calendars differ. */
export type CalendarChange = { date: string; change: 'now-off' | 'now-working' | 'reason-changed' };

/** The years and days on which `next` differs from `current`, in order of date. */
export function calendarChanges(current: WorkCalendar, next: WorkCalendar): { years: string[]; days: CalendarChange[] } {
  const years = Object.keys(next.years).sort();
  const days = years.flatMap((year) => changesOf(current.years[year], next.years[year]));
  return {
    years: years.filter((year) => JSON.stringify(current.years[year]) !== JSON.stringify(next.years[year])),
    days: days.sort((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

function changesOf(current: CalendarYear | undefined, next: CalendarYear | undefined): CalendarChange[] {
  const [before, after] = [marks(current), marks(next)];
  const dates = [...new Set([...before.keys(), ...after.keys()])];
  return dates.flatMap((date): CalendarChange[] => {
    const [was, is] = [before.get(date), after.get(date)];
    if (was === is) return [];
    if (was !== undefined && is !== undefined && was !== 'worked' && is !== 'worked') return [{ date, change: 'reason-changed' }];
    // A worked Saturday that is taken away is off again; a day off that is taken away is worked again.
    return [{ date, change: (is ?? (was === 'worked' ? 'off' : 'worked')) === 'worked' ? 'now-working' : 'now-off' }];
  });
}

function marks(year: CalendarYear | undefined): Map<string, string> {
  return new Map([
    ...(year?.off ?? []).map((day): [string, string] => [day.date, day.holiday]),
    ...(year?.worked ?? []).map((date): [string, string] => [date, 'worked']),
  ]);
}
