import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { smsParts } from '../../domain/gsm7';
import { NOTICE_KINDS } from '../../domain/notice';
import { cutAtWord, oneLine } from '../../templates/clean-text';
import { dateWords, longDateWords, windowWords } from '../../templates/date-words';
import { foldForSms } from '../../templates/fold-sms';
import { countWords, numberWords, taskNumberWords } from '../../templates/number-words';
import { periodWords, reportWords } from '../../templates/period-words';
import { addressWords, unitName } from '../../templates/unit-words';
import { AUTHORITY, PLAN } from './tan-hoa';

it.each([
  ['2027-05', 'kỳ tháng 5/2027'],
  ['2027-Q2', 'kỳ quý II/2027'],
  ['2027-H1', 'kỳ 6 tháng đầu năm 2027'],
  ['2027-H2', 'kỳ 6 tháng cuối năm 2027'],
  ['2027-9M', 'kỳ 9 tháng năm 2027'],
  ['2027', 'năm 2027'],
  ['2027-W07', 'kỳ tuần 07 năm 2027'],
  ['2027-05-15', 'hạn 15/05/2027'],
  ['dot-2', 'đợt 2'],
  ['bao-cao:2027-Q2', 'báo cáo kỳ quý II/2027'],
  ['lich-2:2027-05', 'kỳ tháng 5/2027'],
])('speaks the key %s as "%s"', (key, words) => {
  expect(periodWords(key)).toBe(words);
});

it('names reports by their period', () => {
  expect(['2027-Q4', '2027-05', '2027-H1', '2027'].map(reportWords)).toEqual([
    'báo cáo quý IV',
    'báo cáo tháng 5',
    'báo cáo 6 tháng đầu năm',
    'báo cáo năm 2027',
  ]);
});

it('writes days with both zeros, Sunday as Chủ nhật, windows over two years with both', () => {
  expect(dateWords('2027-01-05')).toBe('05/01/2027');
  expect(longDateWords('2027-05-31')).toBe('thứ Hai, ngày 31/05/2027');
  expect(longDateWords('2027-05-30')).toBe('Chủ nhật, ngày 30/05/2027');
  expect(windowWords({ from: '2026-12-15', to: '2027-03-14' })).toBe('từ ngày 15/12/2026 đến ngày 14/03/2027');
});

it('pads numbers under ten, and leaves printed task numbers as they are', () => {
  expect([0, 5, 12, 999, 1000, 1_234_567].map(countWords)).toEqual(['00', '05', '12', '999', '1.000', '1.234.567']);
  expect([0, 5, 999, 1181].map(numberWords)).toEqual(['0', '5', '999', '1.181']);
  expect(['5', '12', 'I.1', 'TH.1', '4a'].map(taskNumberWords)).toEqual(['số 05', 'số 12', 'số I.1', 'số TH.1', 'số 4a']);
});

it('names a unit as the plan does, by its new name from the day it is renamed', () => {
  const units = AUTHORITY.units.map((unit) =>
    unit.id === 'vhxh' ? { ...unit, name: 'Phòng VHXH', names: [{ name: 'Phòng Văn hóa - Nội vụ', from: '2027-07-01' }] } : unit,
  );
  const authority = { ...AUTHORITY, units };
  expect(unitName(PLAN, authority, 'vhxh', '2027-06-30')).toBe('Phòng Văn hóa - Xã hội');
  expect(unitName(PLAN, authority, 'vhxh', '2027-07-01')).toBe('Phòng Văn hóa - Nội vụ');
  expect(AUTHORITY.units.map(addressWords)).toEqual([
    'Quý đơn vị',
    'Quý Phòng',
    'Quý cơ quan',
    'Quý cơ quan',
    'đồng chí',
    'đồng chí',
    'Quý Sở',
  ]);
});

it('counts SMS parts in both alphabets', () => {
  const parts = (text: string) => smsParts(text);
  expect(parts('a'.repeat(160))).toEqual({ encoding: 'GSM-7', length: 160, segments: 1 });
  expect(parts('a'.repeat(161)).segments).toBe(2);
  expect(parts('a'.repeat(306)).segments).toBe(2);
  expect(parts('a'.repeat(307)).segments).toBe(3);
  expect(parts('€'.repeat(80))).toEqual({ encoding: 'GSM-7', length: 160, segments: 1 });
  expect(parts('€'.repeat(81)).segments).toBe(2);
  expect(parts(`${'a'.repeat(152)}€${'a'.repeat(152)}`).segments).toBe(3);
  expect(parts('ế'.repeat(70))).toEqual({ encoding: 'UCS-2', length: 70, segments: 1 });
  expect(parts('ế'.repeat(71)).segments).toBe(2);
  expect(parts('ế'.repeat(135)).segments).toBe(3);
  expect(parts('')).toEqual({ encoding: 'GSM-7', length: 0, segments: 0 });
});

it('folds Vietnamese to what every gateway takes, composed or not', () => {
  const text = 'Đài truyền thanh – “Ủy ban” & 100% [mới] đường';
  expect(foldForSms(text)).toBe('Dai truyen thanh - Uy ban va 100 moi duong');
  expect(foldForSms(text.normalize('NFD'))).toBe(foldForSms(text));
});

it('keeps text on one line and cuts between words', () => {
  expect(oneLine('Một\r\nhai\u2028ba\u200b  bốn\u0000')).toBe('Một hai ba bốn');
  expect(cutAtWord('Kế hoạch tuyên truyền', 12)).toBe('Kế hoạch…');
});

it('has a subject, a text and an HTML for every kind, all attributes quoted, nothing unescaped', () => {
  const folder = join(__dirname, '../../templates/notices');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'));
  for (const kind of NOTICE_KINDS) for (const part of ['subject', 'text', 'html']) expect(files).toContain(`${kind}.${part}.hbs`);
  for (const file of files) {
    const source = readFileSync(join(folder, file), 'utf8');
    expect(source).not.toMatch(/\{\{\{|\{\{&|=\{\{|!\s|\bĐÔN ĐỐC\b/);
  }
});
