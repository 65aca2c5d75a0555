import { lastDayOfTet, lunarNewYear } from '../../domain/calendar/lunar-new-year';
import { addWorkingDays } from '../../domain/calendar/working-days';
import { addDays, dateInMonth, monthOf, yearOf, type DateString } from '../../domain/dates';
import type { Schedule } from '../../domain/schedule/schedule';
import { asked, limit, schedule, undated } from './answers';
import type { AtomOf, EventOf } from './atoms';
import { all, first, has, type Clause } from './clause';
import { rangeOf } from './resolve-spans';

type Length = AtomOf<'length'>;
const AT_ONCE: Length = { is: 'length', count: 1, unit: 'working-day' };

/**
 * A term counted from an event ("trong vòng 10 ngày kể từ ngày kết thúc tháng"); null when the clause has none. The day of the
 * event is not counted. Source: Bộ luật Dân sự 91/2015/QH13, Điều 147 khoản 3.
 */
export function readAfterEvent(clause: Clause): Schedule | null {
  const events = all(clause, 'event');
  const event = events.find((one) => one.event.of !== 'other') ?? events[0];
  const length = first(clause, 'length');
  if (!event && !length) return null;
  if (!length && (event?.event.of === 'date' || (event?.at === 'from' && has(clause, 'until')))) return null;
  if (length && has(clause, 'tet') && has(clause, 'before')) return beforeTet(clause, length);
  const period = all(clause, 'span').some((span) => span.unit !== 'year');
  if (!length && (period || has(clause, 'date', 'frequency', 'each')) && event?.event.of !== 'period-end') return null;
  return termFrom(clause, event?.event ?? { of: 'other' }, length, event?.back ?? has(clause, 'before'));
}

function termFrom(clause: Clause, event: EventOf, stated: Length | undefined, back: boolean): Schedule {
  const length = stated ?? AT_ONCE;
  const confirm = (one: Schedule) =>
    stated ? one : asked(one, 'Không nêu thời hạn: tạm tính 01 ngày làm việc sau sự kiện, đề nghị xác nhận.');
  const dated = (on: DateString) =>
    confirm(schedule(clause, { class: 'after-event', rule: limit(after(clause, on, length), false) }));
  switch (event.of) {
    case 'period-end':
      if (event.number === null) return confirm(afterEach(clause, event.period, length));
      return dated(rangeOf(event.period === 'week' ? 'month' : event.period, event.number, event.year ?? clause.context.year).to);
    case 'issue':
      if (clause.context.issuedOn) return dated(clause.context.issuedOn);
      return undated(clause, 'after-event', 'date', 'Tính từ ngày ban hành kế hoạch: cần ngày ban hành.');
    case 'tet': {
      const last = lastDayOfTet(clause.context.calendar, clause.context.year);
      return last ? dated(last) : undated(clause, 'after-event', 'date', 'Chưa có lịch nghỉ Tết của năm kế hoạch.');
    }
    case 'date':
      return dated(dateInMonth(event.year ?? clause.context.year, event.month, event.day));
    case 'other':
      return undated(clause, 'after-event', 'date', waitingNote(stated, back));
  }
}

function beforeTet(clause: Clause, { count, unit }: Length): Schedule {
  const { calendar, year } = clause.context;
  const tet = lunarNewYear(year);
  if (!tet) return undated(clause, 'after-event', 'date', 'Chưa có lịch nghỉ Tết của năm kế hoạch.');
  const on = unit === 'working-day' ? addWorkingDays(calendar, tet, -count) : addDays(tet, unit === 'week' ? -7 * count : -count);
  return schedule(clause, { class: 'after-event', rule: limit(on, false), roll: 'previous_working_day' });
}

function afterEach(
  clause: Clause,
  period: 'week' | 'month' | 'quarter' | 'half-year' | 'year',
  { count, unit }: Length,
): Schedule {
  const days = unit === 'week' ? count * 7 : unit === 'month' ? count * 30 : unit === 'year' ? count * 365 : count;
  return schedule(clause, {
    class: 'after-event',
    rule: { kind: 'after-each', period, days, ...(unit === 'working-day' && { working: true }) },
  });
}

function after({ context }: Clause, on: DateString, { count, unit }: Length): DateString {
  switch (unit) {
    case 'working-day':
      return addWorkingDays(context.calendar, on, count);
    case 'week':
      return addDays(on, count * 7);
    case 'month':
    case 'year':
      return dateInMonth(yearOf(on), monthOf(on) + count * (unit === 'year' ? 12 : 1), Number(on.slice(8)));
    case 'day':
      return addDays(on, count);
  }
}

function waitingNote(length: Length | undefined, back: boolean): string {
  if (!length && back) return 'Chờ ngày diễn ra sự kiện: phải xong trước ngày đó.';
  if (!length) return 'Chờ ngày diễn ra sự kiện; văn bản không nêu thời hạn, tạm tính 01 ngày làm việc sau khi biết ngày.';
  const words = { day: 'ngày', 'working-day': 'ngày làm việc', week: 'tuần', month: 'tháng', year: 'năm' };
  return `Chờ ngày diễn ra sự kiện: tính ${length.count} ${words[length.unit]} ${back ? 'trước' : 'sau'} ngày đó.`;
}
