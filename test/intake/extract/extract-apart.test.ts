import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCalendar } from '../../../config/load-calendar';
import { extractApart, LIMITS } from '../../../intake/extract/extract-apart';
import type { PlanDraft } from '../../../intake/plan/plan-draft';
import { readPlan } from '../../../intake/plan/read-plan';
import { aDocx, aPdf, HEADS, LETTERHEAD, type Row } from './documents';

const folder = mkdtempSync(join(tmpdir(), 'dondoc-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const BEFORE = [
  ...LETTERHEAD,
  'I. MỤC ĐÍCH, YÊU CẦU',
  '- Nâng cao chất lượng công tác cải cách hành chính trên địa bàn xã, góp phần nâng cao mức độ hài lòng của người dân, tổ chức.',
  'II. NHIỆM VỤ',
];
const AFTER = [
  'III. TỔ CHỨC THỰC HIỆN',
  '1. Phòng Nội vụ: Theo dõi, đôn đốc việc thực hiện Kế hoạch; định kỳ hằng quý báo cáo UBND xã.',
];
const QUARTERS = ['2027-03-31', '2027-06-30', '2027-09-30', '2027-12-31'];

async function draftOf(name: string, content: Uint8Array | string): Promise<PlanDraft> {
  const draft = readPlan(await extractApart(kept(name, content)), { calendar: loadCalendar() });
  if ('refused' in draft) throw new Error(draft.refused);
  return draft;
}

function kept(name: string, content: Uint8Array | string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const short = ({ tasks }: PlanDraft) =>
  tasks.map(({ no, leads, partners, due }) => [
    no,
    leads.map(({ name }) => name).join('; '),
    partners.map(({ name }) => name).join('; '),
    due,
  ]);

it('reads a Word file: a table with a group row and a lead merged over two rows, and the duty of the last part', async () => {
  const rows: Row[] = [
    HEADS,
    ['I', 'Cải cách thể chế', '', '', '', ''],
    ['1', 'Rà soát văn bản', 'Phòng Tư pháp', 'Phòng Nội vụ', 'Báo cáo', 'Trước 15/12'],
    ['2', 'Kiểm tra văn bản', '', 'Phòng Tài chính - Kế hoạch', 'Báo cáo', 'Hằng quý'],
  ];
  const draft = await draftOf('plan.docx', await aDocx(BEFORE, rows, AFTER, 2));
  expect(draft).toMatchObject({
    authority: 'UBND xã Tân Hòa',
    number: '12/KH-UBND',
    issuedOn: '2027-01-15',
    year: 2027,
    coordinator: 'Phòng Nội vụ',
  });
  expect(short(draft)).toEqual([
    ['1', 'Phòng Tư pháp', 'Phòng Nội vụ', ['2027-12-14']],
    ['2', 'Phòng Tư pháp', 'Phòng Tài chính - Kế hoạch', QUARTERS],
    ['TH.1', 'Phòng Nội vụ', '', QUARTERS],
  ]);
});

it('reads a pdf: 40 rows of wrapped cells over several pages, without heads on the later ones', async () => {
  const row = (no: number): Row => [
    String(no),
    `Rà soát, kiểm tra văn bản quy phạm pháp luật do xã ban hành, đợt ${no}`,
    'Văn phòng HĐND và UBND',
    'Phòng Tư pháp; Phòng Tài chính - Kế hoạch',
    'Báo cáo',
    no % 2 === 0 ? 'Hằng quý' : 'Trước 15/12',
  ];
  const rows = [HEADS, ...Array.from({ length: 40 }, (_, at) => row(at + 1))];
  const draft = await draftOf('plan.pdf', await aPdf(BEFORE, rows, [30, 150, 80, 100, 60, 75], AFTER));
  expect(draft.tasks).toHaveLength(41);
  for (const { no, leads, partners, due } of draft.tasks.slice(0, 40)) {
    expect([no, leads.map(({ name }) => name), partners.map(({ name }) => name), due]).toEqual([
      no,
      ['Văn phòng HĐND và UBND'],
      ['Phòng Tư pháp', 'Phòng Tài chính - Kế hoạch'],
      Number(no) % 2 === 0 ? QUARTERS : ['2027-12-14'],
    ]);
  }
});

it.each([
  ['a pdf without text', async () => aPdf([], [], [], []), 'bản quét'],
  ['a broken pdf', async () => '%PDF-1.7\n1 0 obj <<', 'PDF'],
  ['a zip that is no Word file', async () => Buffer.from('PK\x05\x06' + '\0'.repeat(18), 'latin1'), 'Tệp nén'],
  ['an old Word file', async () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), '.doc'],
  ['a picture', async () => Buffer.from('89504e470d0a1a0a', 'hex'), 'ảnh'],
  ['a web page', async () => '<!doctype html><p>Kế hoạch', 'trang web'],
  ['a program', async () => Buffer.from('7f454c46020101000000', 'hex'), 'không phải là văn bản'],
])('refuses %s by what it is, whatever it is called, and says what to do', async (_name, content, words) => {
  const reading = extractApart(kept('plan.txt', await content()));
  await expect(reading).rejects.toMatchObject({
    name: 'Unreadable',
    message: expect.stringContaining(words),
    hint: expect.stringMatching(/\p{L}/u),
  });
});

it('gives up on a file that takes more time, memory or room than it may', async () => {
  const file = kept('long.txt', 'Kế hoạch\n'.repeat(100_000));
  for (const limit of [{ ms: 1 }, { outputBytes: 1_000 }])
    await expect(extractApart(file, { ...LIMITS, ...limit })).rejects.toThrow('giới hạn');
});
