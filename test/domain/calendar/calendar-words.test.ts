import { loadCalendar } from '../../../config/load-calendar';
import { calendarChanges } from '../../../domain/calendar/calendar-changes';
import { lastDayOfTet, lunarNewYear } from '../../../domain/calendar/lunar-new-year';
import { movedWords } from '../../../domain/calendar/moved-words';
import { dayOff } from '../../../domain/calendar/working-days';

const calendar = loadCalendar();

it.each([
  ['2021-10-31', '2021-11-01', '31/10/2021 là Chủ nhật, chuyển sang 01/11/2021'],
  ['2024-04-30', '2024-05-02', '30/04/2024 là ngày nghỉ lễ (Ngày Chiến thắng (30/4)), chuyển sang 02/05/2024'],
  ['2027-02-28', '2027-02-26', '28/02/2027 là Chủ nhật, chuyển lên 26/02/2027'],
  ['2026-01-31', '2026-02-02', '31/01/2026 là thứ Bảy, chuyển sang 02/02/2026'],
])('says why %s became %s', (nominal, due, words) => {
  expect(movedWords(calendar, nominal, due)).toBe(words);
});

it('says nothing when the day has not moved', () => {
  expect(movedWords(calendar, '2026-03-31', '2026-03-31')).toBeNull();
});

it('knows mùng 1 Tết of every year of the calendar as a day off', () => {
  for (const year of Object.keys(calendar.years)) {
    const day = lunarNewYear(Number(year));
    expect(day && dayOff(calendar, day)).not.toBeNull();
  }
  expect(lastDayOfTet(calendar, 2026)).toBe('2026-02-22');
  expect(lunarNewYear(2050)).toBeNull();
});

it('tells what another calendar changes, day by day', () => {
  const year = calendar.years['2026'];
  if (!year) throw new Error('no 2026');
  const next = {
    ...year,
    off: [
      ...year.off.filter((day) => day.date !== '2026-04-27'),
      { date: '2026-11-23', holiday: 'van-hoa', kind: 'swapped' as const },
    ],
    worked: [],
  };
  expect(calendarChanges(calendar, { ...calendar, years: { ...calendar.years, 2026: next } })).toEqual({
    years: ['2026'],
    days: [
      { date: '2026-01-10', change: 'now-off' },
      { date: '2026-04-27', change: 'now-working' },
      { date: '2026-08-22', change: 'now-off' },
      { date: '2026-11-23', change: 'now-off' },
    ],
  });
  expect(calendarChanges(calendar, calendar)).toEqual({ years: [], days: [] });
});
