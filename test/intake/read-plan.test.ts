import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCalendar } from '../../config/load-calendar';
import { decodeText } from '../../intake/document/decode-text';
import type { TextDocument } from '../../intake/document/document';
import { fromText } from '../../intake/document/from-text';
import { readPlan } from '../../intake/plan/read-plan';

const calendar = loadCalendar();
const kongChro = readFileSync(join(__dirname, 'documents', '000-kong-chro-2021.txt'), 'utf8');

function draftOf(document: TextDocument, year?: number) {
  const draft = readPlan(document, { calendar, ...(year && { year }) });
  if ('refused' in draft) throw new Error(draft.refused);
  return draft;
}

it.each(['MẬT', 'TỐI MẬT', 'TUYỆT MẬT'])('refuses a document stamped %s', (stamp) => {
  expect(readPlan(fromText(`${stamp}\n${kongChro}`), { calendar })).toMatchObject({ refused: expect.stringContaining(stamp) });
});

it('takes no word of secrecy inside a sentence for a stamp', () => {
  expect(draftOf(fromText(kongChro.replace('Mục đích', 'Mục đích (không mật)'))).tasks).toHaveLength(9);
});

it('refuses a text without words and one without any year, and says what to give', () => {
  expect(readPlan(fromText(' \n\f\n '), { calendar })).toMatchObject({ refused: 'Văn bản không có chữ nào đọc được' });
  expect(readPlan(fromText('Kế hoạch\nI. NỘI DUNG'), { calendar })).toMatchObject({ hint: expect.stringContaining('--year') });
});

it('refuses a paragraph no plan has, in a line or in a cell, and says in which line', () => {
  const endless = 'a'.repeat(5_000_000);
  expect(readPlan(fromText(`Kế hoạch năm 2027\n${endless}`), { calendar })).toMatchObject({
    refused: expect.stringMatching(/dòng 2/),
  });
  const table = { rows: [['STT', endless]], place: { page: null, line: 7 } };
  expect(readPlan({ parts: [table], wrapped: false }, { calendar })).toMatchObject({ refused: expect.stringMatching(/dòng 7/) });
});

it('gives a draft without tasks where nothing can be decided, and says so', () => {
  const { tasks, questions } = draftOf(fromText('KẾ HOẠCH\nCông tác năm 2027\nI. MỤC ĐÍCH\nNâng cao chất lượng.'));
  expect(tasks).toEqual([]);
  expect(questions).toContainEqual(expect.objectContaining({ field: 'tasks' }));
});

it('reads the same from NFD text, from Windows-1258 and with Ð for Đ', () => {
  const right = draftOf(fromText(kongChro)).tasks.map(({ no, due, leads }) => [no, due, leads]);
  const nfd = draftOf(fromText(kongChro.normalize('NFD')));
  const icelandic = draftOf(fromText(kongChro.replaceAll('Đ', 'Ð')));
  expect(nfd.tasks.map(({ no, due, leads }) => [no, due, leads])).toEqual(right);
  expect(icelandic.tasks.map(({ no, due }) => [no, due])).toEqual(right.map(([no, due]) => [no, due]));
  // "Tháng 5" in Windows-1258: the acute accent stands behind its letter.
  expect(decodeText(Uint8Array.from([0x54, 0x68, 0x61, 0xec, 0x6e, 0x67, 0x20, 0x35]))).toBe('Tháng 5');
});

it('reads a table whatever the order of its columns, with group rows, numbers that start again and a merged cell', () => {
  const head = ['TT', 'Thời hạn hoàn thành', 'Nội dung công việc', 'Đơn vị phối hợp', 'Đơn vị chủ trì', 'Sản phẩm đầu ra'];
  const rows = [
    head,
    ['I', 'Cải cách thể chế', 'Cải cách thể chế', 'Cải cách thể chế', 'Cải cách thể chế', 'Cải cách thể chế'],
    ['1', 'Trước ngày 15/12', 'Rà soát văn bản', 'Phòng Nội vụ', 'Phòng Tư pháp', 'Báo cáo'],
    ['2', 'Hằng quý', 'Kiểm tra, xử lý văn bản', '', 'Phòng Tư pháp', 'Báo cáo'],
    ['II', 'Cải cách thủ tục', 'Cải cách thủ tục', 'Cải cách thủ tục', 'Cải cách thủ tục', 'Cải cách thủ tục'],
    ['1', 'Tháng 6', 'Công khai thủ tục hành chính', 'Các phòng có liên quan', 'Văn phòng HĐND và UBND', 'Danh mục'],
  ];
  const place = { page: null, line: 1 };
  const { tasks } = draftOf({
    wrapped: false,
    parts: [
      { text: 'KẾ HOẠCH', place },
      { text: 'Cải cách hành chính năm 2027', place },
      { rows, place },
    ],
  });
  expect(tasks.map(({ no, leads, partners, due }) => [no, leads[0]?.name, partners[0]?.open ?? null, due])).toEqual([
    ['I.1', 'Phòng Tư pháp', false, ['2027-12-14']],
    ['I.2', 'Phòng Tư pháp', null, ['2027-03-31', '2027-06-30', '2027-09-30', '2027-12-31']],
    ['II.1', 'Văn phòng HĐND và UBND', true, ['2027-06-30']],
  ]);
});

describe('a table whose columns are kept apart by spaces alone', () => {
  const spaced = (rows: readonly string[]) =>
    draftOf(
      fromText(
        ['KẾ HOẠCH', 'Chuyển đổi số năm 2027', 'II. NHIỆM VỤ', ...rows, 'III. TỔ CHỨC THỰC HIỆN', 'Nghiêm túc thực hiện.'].join(
          '\n',
        ),
      ),
    );
  const read = ({ tasks }: ReturnType<typeof spaced>) =>
    tasks.map(({ no, title, leads, due }) => [no, title, leads.map(({ name }) => name), due]);

  it('is read with heads that stand in the middle, cells over several lines and a row over the rows', () => {
    const draft = spaced([
      '  TT         Nội dung công việc             Chủ trì            Thời gian',
      'I     HẠ TẦNG SỐ VÀ AN TOÀN THÔNG TIN CỦA XÃ',
      '1     Nâng cấp đường truyền của        Văn phòng HĐND      Quý I/2027',
      '      Trung tâm Phục vụ hành chính     và UBND xã',
      '      công',
      '2     Kiểm tra an toàn thông tin       Công an xã          Tháng 6/2027',
    ]);
    expect(read(draft)).toEqual([
      ['1', 'Nâng cấp đường truyền của Trung tâm Phục vụ hành chính công', ['Văn phòng HĐND và UBND xã'], ['2027-03-31']],
      ['2', 'Kiểm tra an toàn thông tin', ['Công an xã'], ['2027-06-30']],
    ]);
  });

  it('is read without numbers', () => {
    const draft = spaced([
      'Nội dung                          Chủ trì             Thời gian',
      'Nâng cấp đường truyền             Phòng Kinh tế       Quý I/2027',
      'Kiểm tra an toàn thông tin        Công an xã          Tháng 6/2027',
    ]);
    expect(read(draft).map(([, title, leads]) => [title, leads])).toEqual([
      ['Nâng cấp đường truyền', ['Phòng Kinh tế']],
      ['Kiểm tra an toàn thông tin', ['Công an xã']],
    ]);
  });

  it('takes the lead from the row above where a merged cell was lost, and asks', () => {
    const draft = spaced([
      'TT    Nội dung                     Chủ trì          Thời gian',
      '1     Nâng cấp đường truyền        Phòng Kinh tế    Quý I/2027',
      '2     Kiểm tra an toàn thông tin                    Tháng 6/2027',
    ]);
    expect(read(draft)[1]?.[2]).toEqual(['Phòng Kinh tế']);
    expect(draft.questions).toContainEqual(
      expect.objectContaining({ task: '2', field: 'leads', text: 'Phòng Kinh tế', why: expect.stringContaining('dòng trên') }),
    );
  });

  it('is no table where lines only happen to have gaps', () => {
    const draft = spaced(['1. Chủ trì    kiểm tra     Thời gian    làm việc', '2. Theo dõi    các    đơn vị']);
    expect(draft.tasks.filter(({ leads }) => leads.length > 0)).toEqual([]);
  });
});

it('takes the people’s committee for who issues what a party committee issues with it', () => {
  const head = 'ĐẢNG ỦY - UBND XÃ TÂN HƯNG\nSố: 14/KH-UBND\nKẾ HOẠCH\nChuyển đổi số năm 2027\nI. MỤC TIÊU\nNâng cao chất lượng.';
  expect(draftOf(fromText(head)).authority).toBe('UBND xã Tân Hưng');
});

it('takes the year of a standard for no year of the plan', () => {
  expect(draftOf(fromText('KẾ HOẠCH\nDuy trì TCVN ISO 9001:2015 năm 2027\nI. MỤC ĐÍCH\nDuy trì.')).year).toBe(2027);
});

it('takes no first row for a second row of heads, though its partners are named as a head could be', () => {
  const rows = [
    ['STT', 'Nội dung', 'Chủ trì', 'Phối hợp', 'Thời gian'],
    ['1', 'Kiểm tra an toàn thông tin', 'Công an xã', 'Các phòng, đơn vị', 'Tháng 6/2027'],
  ];
  const { tasks } = draftOf({
    wrapped: false,
    parts: [
      { text: 'Kế hoạch năm 2027', place: { page: null, line: 1 } },
      { rows, place: { page: null, line: 2 } },
    ],
  });
  expect(tasks.map(({ leads, partners }) => [leads, partners].map((bodies) => bodies.map(({ name }) => name)))).toEqual([
    [['Công an xã'], ['Các phòng, đơn vị']],
  ]);
});

it('gives a draft or a refusal for any text, and every due day has the words it came from', () => {
  const lines = kongChro.split('\n').filter((line) => line.trim() !== '');
  const line = fc.oneof(
    fc.constantFrom(...lines),
    fc.string({ maxLength: 80, unit: 'grapheme' }),
    fc.constantFrom(
      'STT Nhiệm vụ Cơ quan chủ trì Thời gian',
      '01',
      'a) Thời gian thực hiện: Tháng 5',
      'I. NHIỆM VỤ',
      '1. Phòng Nội vụ',
    ),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 60 }), (text) => {
      const draft = readPlan(fromText(text.join('\n')), { calendar, year: 2027 });
      if ('refused' in draft) return expect(draft.hint).not.toBe('');
      for (const { due, when } of draft.tasks) if (due.length > 0) expect(when).not.toBe('');
    }),
    { numRuns: 60 },
  );
});
