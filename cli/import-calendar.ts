import { CalendarFileError, loadCalendar } from '../config/load-calendar';
import { calendarChanges } from '../domain/calendar/calendar-changes';
import type { WorkCalendar } from '../domain/calendar/work-calendar';

type Streams = { out: { write(text: string): unknown }; err: { write(text: string): unknown } };

const WORDS = { 'now-off': 'thành ngày nghỉ', 'now-working': 'thành ngày làm việc', 'reason-changed': 'đổi lý do nghỉ' };

/** Checks a calendar file and prints what it would change against the shipped one; exit status 0 read, 2 a field is wrong. */
export function importCalendar(file: string, { json }: { json?: boolean }, { out, err }: Streams): number {
  let next: WorkCalendar;
  try {
    next = loadCalendar(file);
  } catch (error) {
    if (!(error instanceof CalendarFileError)) throw error;
    for (const line of error.message.split('\n')) err.write(json ? `${JSON.stringify({ error: line })}\n` : `${line}\n`);
    return 2;
  }
  const changes = calendarChanges(loadCalendar(), next);
  if (json) out.write(`${JSON.stringify({ version: next.version, ...changes })}\n`);
  else out.write(describe(changes));
  return 0;
}

function describe({ years, days }: ReturnType<typeof calendarChanges>): string {
  if (years.length === 0) return 'Tệp hợp lệ; không có ngày nào thay đổi so với lịch đang dùng.\n';
  const lines = days.map(({ date, change }) => `  ${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}  ${WORDS[change]}`);
  return [`Tệp hợp lệ; thay đổi ở năm ${years.join(', ')}:`, ...lines, ''].join('\n');
}
