import fc from 'fast-check';
import { loadCalendar } from '../../../config/load-calendar';
import { isWorkingDay } from '../../../domain/calendar/working-days';
import { readTime, type TimeReading } from '../../../intake/time/read-time';

const calendar = loadCalendar();
const read = (text: string, issuedOn: string | null = '2026-01-05'): TimeReading =>
  readTime(text, { year: 2026, issuedOn, calendar });

const words = (
  'trước sau ngày tháng quý năm tuần kỳ hằng hàng mỗi định kỳ từ đến hết chậm nhất đầu giữa cuối tiếp theo kế tiếp của và hoặc , ; : . ( ) - / … ' +
  '1 2 3 4 5 6 7 8 9 10 12 15 28 29 30 31 2026 2027 99 0 I II III IV 15/6 29/02/2028 31/4 thứ hai ba tư năm sáu bảy một lần đợt làm việc đầu tiên ' +
  'cuối cùng khi có yêu cầu theo kế hoạch thường xuyên Tết 6 tháng giai đoạn trong vòng kể từ kết thúc ban hành báo cáo không muộn hơn D+5 16h00'
).split(' ');
const phrase = fc.array(fc.constantFrom(...words), { maxLength: 14 }).map((list) => list.join(' '));

function expectSound(text: string): void {
  const answer = read(text);
  expect(answer.due.filter((day) => !isWorkingDay(calendar, day))).toEqual([]);
  expect([...answer.due].sort()).toEqual(answer.due);
  expect(answer.count).toBeGreaterThanOrEqual(answer.due.length);
  expect(answer.schedules.length).toBeGreaterThan(0);
  if (answer.class === 'unclear') expect(answer.needs).toBe('ask');
  if (answer.needs) expect(answer.note).toMatch(/\p{L}/u);
}

describe('whatever text comes in', () => {
  it('gets an answer, for any characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), expectSound), { numRuns: 1000 });
  });

  it('gets an answer, for any heap of time words', () => {
    fc.assert(fc.property(phrase, expectSound), { numRuns: 3000 });
  });

  it.each(['', '   ', '-', '...', '…', 'Phòng Nội vụ', '12345', '31/02', '99/99/9999', ';;;', '()', 'Đợt 1: ; Đợt 2:', '\u0000'])(
    'asks about %j',
    (text) => {
      expect(read(text)).toMatchObject({ needs: expect.stringMatching(/ask|date/) as unknown });
    },
  );

  it('does not hang on a very long cell', () => {
    expect(read('tháng 1, '.repeat(2000)).schedules.length).toBeGreaterThan(0);
    expect(read('a '.repeat(20_000)).class).toBe('unclear');
  });

  it('excludes nothing when the issue day is unknown', () => {
    expect(read('Mỗi tháng 01 kỳ', null).count).toBe(12);
    expect(read('ngày 01 hằng tháng', null).due[0]).toBe('2026-01-05');
    expect(read('Ngay sau khi Kế hoạch được ban hành', null)).toMatchObject({ due: [], needs: 'date' });
  });
});
