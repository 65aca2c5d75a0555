import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { attachmentHeader } from '../../reports/attachment-header';
import { writeCsv } from '../../reports/write-csv';

it.each(['=1+1', '+84', '-1', '@SUM(A1)', '\t=1', '\r=1', '  =cmd|calc', '＝1', '＋1', '－1', '＠x', '\u200B=1', ' \u00A0＝1'])(
  'puts an apostrophe before %j, which a spreadsheet would run',
  (text) => expect(writeCsv([[text]])).toBe(`\uFEFF"'${text}"\r\n`),
);

it.each(['Sở Nội vụ', 'a=b', '5 - 6', '', 'xã (cũ)'])('leaves %j as it is', (text) => {
  expect(writeCsv([[text]])).toBe(`\uFEFF"${text}"\r\n`);
});

it('leaves numbers as numbers, the negative ones too', () => {
  expect(writeCsv([[-1, 0, 12]])).toBe('\uFEFF"-1","0","12"\r\n');
});

it('is read back cell by cell, whatever stands in it', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 }).map((one) => one.replaceAll('\0', '').normalize('NFC'));
  const table = fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(table, (rows) => {
      const read: string[][] = parse(writeCsv(rows), { bom: true, record_delimiter: '\r\n' });
      expect(read.map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
        rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
      );
    }),
  );
});

it('names a file in Vietnamese and for those who read only ASCII, and lets no name break the header', () => {
  expect(attachmentHeader('Thống kê đến 2026.csv')).toBe(
    `attachment; filename="Thong ke den 2026.csv"; filename*=UTF-8''Th%E1%BB%91ng%20k%C3%AA%20%C4%91%E1%BA%BFn%202026.csv`,
  );
  expect(attachmentHeader('a"\r\nSet-Cookie: x;/..\\b.csv')).toBe(
    `attachment; filename="a Set-Cookie x; .. b.csv"; filename*=UTF-8''a%20Set-Cookie%20x%3B%20..%20b.csv`,
  );
});
