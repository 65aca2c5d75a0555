import { loadCalendar } from '../config/load-calendar';
import { holidayName } from '../domain/calendar/holiday-names';
import type { WorkCalendar } from '../domain/calendar/work-calendar';

type Streams = { out: { write(text: string): unknown }; err: { write(text: string): unknown } };

/** Prints the days off and worked weekends of a year, or of all years; the result is the exit status. */
export function showCalendar(year: string | undefined, { json }: { json?: boolean }, { out, err }: Streams): number {
  if (year !== undefined && !/^\d{4}$/.test(year)) {
    const error = `"${year}" không phải một năm: ghi bốn chữ số, ví dụ 2027.`;
    err.write(json ? `${JSON.stringify({ error })}\n` : `${error}\n`);
    return 2;
  }
  const calendar = loadCalendar();
  const years = year === undefined ? Object.keys(calendar.years).sort() : [year];
  if (json) out.write(`${JSON.stringify(Object.fromEntries(years.map((one) => [one, calendar.years[one] ?? null])))}\n`);
  else for (const one of years) out.write(describeYear(calendar, one));
  return 0;
}

function describeYear(calendar: WorkCalendar, year: string): string {
  const known = calendar.years[year];
  if (!known) {
    const fixed = calendar.fixed
      .filter((day) => Number(year) >= day.since)
      .map((day) => `  ${ddmm(`${year}-${day.day}`)}  ${holidayName(day.holiday)}`);
    return [`Năm ${year}: chưa có lịch, chỉ biết các ngày nghỉ cố định (tạm tính)`, ...fixed, ''].join('\n');
  }
  const status = known.status === 'official' ? 'chính thức' : 'tạm tính, chưa có thông báo';
  const kinds = { statutory: '', substitute: ', nghỉ bù', swapped: ', hoán đổi' };
  const off = known.off.map((day) => `  ${ddmm(day.date)}  ${holidayName(day.holiday)}${kinds[day.kind]}`);
  return [`Năm ${year} (${status})`, ...off, ...known.worked.map((date) => `  ${ddmm(date)}  làm bù`), ''].join('\n');
}

function ddmm(date: string): string {
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}
