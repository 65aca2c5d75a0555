import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { loadCalendar } from '../../../config/load-calendar';
import { readApart } from '../../../intake/read-apart';

// The smallest JPEG there is: one white point, drawn over the whole page.
const POINT = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);
const TEXT = [
  'ỦY BAN NHÂN DÂN',
  'XÃ TÂN HÒA',
  'Số: 12/KH-UBND',
  'Tân Hòa, ngày 15 tháng 01 năm 2027',
  'KẾ HOẠCH',
  'Chuyển đổi số năm 2027',
  'II. NHIỆM VỤ',
  '1. Cập nhật trang thông tin điện tử.',
  'a) Thời gian thực hiện: Trước ngày 15/12/2027.',
  'b) Cơ quan chủ trì: Phòng Văn hóa - Xã hội.',
];

const folder = mkdtempSync(join(tmpdir(), 'dondoc-tools-'));
const path = process.env['PATH'] ?? '';
const scan = join(folder, 'scan.pdf');

beforeAll(async () => {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595, 842]);
  page.drawImage(await pdf.embedJpg(Uint8Array.from(POINT)), { x: 0, y: 0, width: 595, height: 842 });
  writeFileSync(scan, await pdf.save());
});
afterEach(() => (process.env['PATH'] = path));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder that is all of the PATH, with these programs in it; `log`: how they were called. */
function onlyThese(name: string, programs: Readonly<Record<string, string>>): { log: () => string } {
  const bin = join(folder, name);
  mkdirSync(bin);
  for (const [program, body] of Object.entries(programs)) {
    writeFileSync(join(bin, program), `#!/bin/sh\necho "${program} $*" >> ${bin}/log\n${body}\n`);
    chmodSync(join(bin, program), 0o755);
  }
  process.env['PATH'] = bin;
  return { log: () => readFileSync(join(bin, 'log'), 'utf8') };
}

const DRAW = `printf 'P5\\n2 2\\n255\\n\\377\\377\\377\\377'`;
const answering = (words: string, language = 'vie') =>
  `case "$1" in --list-langs) printf 'List of available languages (2):\\neng\\n${language}\\n';; *) /bin/cat > /dev/null; ${words};; esac`;
const read = () => readApart(scan, { calendar: loadCalendar() });

it('gives the drawn page to tesseract and reads its table of words', async () => {
  const rows = TEXT.flatMap((line, at) =>
    line.split(' ').map((word, i) => `5\t1\t1\t1\t${at + 1}\t${i + 1}\t${100 + i * 160}\t${100 + at * 60}\t140\t40\t95\t${word}`),
  );
  const table = ['level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext', ...rows];
  writeFileSync(join(folder, 'words.tsv'), `${table.join('\n')}\n`);
  const { log } = onlyThese('table', { pdftoppm: DRAW, tesseract: answering(`/bin/cat ${folder}/words.tsv`) });
  const { draft, document } = await read();
  expect(draft).toMatchObject({
    number: '12/KH-UBND',
    tasks: [{ title: 'Cập nhật trang thông tin điện tử', due: ['2027-12-14'] }],
  });
  expect(document).toMatchObject({ wrapped: true, recognized: [1] });
  expect(log()).toMatch(/^pdftoppm -f 1 -l 1 -r 300 -gray \S+scan\.pdf$/m);
  expect(log()).toMatch(/^tesseract stdin stdout -l vie --dpi 300 tsv$/m);
});

it('reads plain text, too, where that is what the program answers', async () => {
  writeFileSync(join(folder, 'words.txt'), TEXT.join('\n'));
  onlyThese('plain', { pdftoppm: DRAW, tesseract: answering(`/bin/cat ${folder}/words.txt`) });
  const { draft } = await read();
  expect(draft).toMatchObject({ issuedOn: '2027-01-15', tasks: [{ leads: [{ name: 'Phòng Văn hóa - Xã hội' }] }] });
  expect('questions' in draft && draft.questions[0]?.why).toContain('OCR');
});

it.each([
  ['no program', {}, 'tesseract-ocr, tesseract-ocr-vie, poppler-utils'],
  ['a program that knows no Vietnamese', { tesseract: answering('true', 'fra'), pdftoppm: DRAW }, 'cài thêm tesseract-ocr-vie'],
  ['nothing that draws pages', { tesseract: answering('true') }, 'cài thêm poppler-utils'],
])('names the way out of a scan where there is %s', async (name, programs, words) => {
  onlyThese(name.replace(/ /g, '-'), programs);
  await expect(read()).rejects.toMatchObject({
    name: 'Unreadable',
    message: 'Tệp PDF là bản quét, không có lớp chữ',
    hint: expect.stringContaining(words),
  });
});

it('says which page could not be read when the program fails', async () => {
  onlyThese('failing', { pdftoppm: DRAW, tesseract: answering('exit 3') });
  await expect(read()).rejects.toThrow('Không nhận dạng được chữ ở trang 1');
});
