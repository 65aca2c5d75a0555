import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CalendarFileError, loadCalendar } from '../../../config/load-calendar';

const folder = mkdtempSync(join(tmpdir(), 'calendar-'));
afterAll(() => rmSync(folder, { recursive: true }));

function messageFor(content: string): string {
  const file = join(folder, 'lich.json');
  writeFileSync(file, content);
  try {
    loadCalendar(file);
  } catch (error) {
    if (error instanceof CalendarFileError) return error.message;
    throw error;
  }
  return '';
}

const year = (fields: object) =>
  JSON.stringify({ about: { fixed: ['01-01'] }, years: { 2028: { status: 'official', off: [], ...fields } } });

it('reads the calendar that is shipped', () => {
  const calendar = loadCalendar();
  expect(Object.keys(calendar.years)).toEqual(['2020', '2021', '2022', '2023', '2024', '2025', '2026', '2027']);
  expect(calendar.years['2024']?.worked).toEqual(['2024-05-04']);
  expect(calendar.fixed).toContainEqual({ day: '11-24', since: 2026, holiday: 'van-hoa' });
});

it.each([
  ['no JSON', '{', /không phải JSON hợp lệ/],
  [
    'a day that does not exist',
    year({ off: [{ date: '2028-02-30', holiday: 'tet', kind: 'statutory' }] }),
    /years\.2028\.off\.0\.date: ghi một ngày có thật/,
  ],
  ['an unknown status', year({ status: 'maybe' }), /years\.2028\.status: ghi "official"/],
  [
    'a worked weekday',
    year({ workedWeekend: [{ date: '2028-03-01' }] }),
    /workedWeekend\.0\.date: chỉ ghi thứ Bảy hoặc Chủ nhật/,
  ],
  ['an empty file', '{}', /about/],
])('says which field of a file with %s must be put right', (_, content, message) => {
  expect(messageFor(content)).toMatch(message);
  expect(messageFor(content)).toContain('lich.json');
});

it('says that a file cannot be read', () => {
  expect(() => loadCalendar(join(folder, 'khong-co.json'))).toThrow(/không đọc được tệp lịch/);
});
