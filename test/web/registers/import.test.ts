import { findAuthority } from '../../../store/authorities';
import { readUnitRows } from '../../../config/read-unit-rows';
import { workbook, zip } from '../../intake/extract/a-workbook';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const BASE = '/a/tan-hoa/administration/units';
let world: TestWeb;
let admin: Visitor & { account: string };

beforeAll(async () => {
  world = await aWeb(Date.parse('2027-03-01T09:00:00+07:00'));
  admin = await world.as('administrator');
});
afterAll(() => world?.close());

const register = async () => (await findAuthority(world.database.db, 'tan-hoa'))!;
const HEAD = 'Đơn vị,Họ và tên,Chức vụ,Vai trò,Thư điện tử,Điện thoại';

function upload(content: Buffer | string, visitor: Visitor = admin, token = visitor.formToken) {
  const part = (head: string, body: Buffer | string) => [`--XX\r\nContent-Disposition: form-data; ${head}\r\n\r\n`, body, '\r\n'];
  const pieces = [
    ...part('name="_form"', token),
    ...part('name="file"; filename="d.csv"\r\nContent-Type: text/csv', content),
    '--XX--\r\n',
  ];
  return world.web.inject({
    method: 'POST',
    url: `${BASE}/import`,
    headers: { ...visitor.headers, 'content-type': 'multipart/form-data; boundary=XX' },
    payload: Buffer.concat(pieces.map((piece) => Buffer.from(piece))),
  });
}
const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
const apply = (body: string) => admin.post(`${BASE}/import/apply`, { draft: hidden(body, 'draft'), seen: hidden(body, 'seen') });

it('previews without keeping anything, applies what was seen, and the same file again changes nothing', async () => {
  const csv = `\uFEFF${HEAD}\r\nPhòng Kinh tế,Lê Văn Mới,Chuyên viên,công chức,le.moi@xa-tan-hoa.example,0912345678\r\nĐội Thủy lợi,Ngô Thị Nước,Đội trưởng,người đứng đầu,nuoc@xa-tan-hoa.example,\r\n`;
  const before = await register();
  const preview = await upload(csv);
  expect(preview.statusCode).toBe(200);
  expect(preview.body).toContain('01 đơn vị mới');
  expect(preview.body).toContain('02 người nhận mới');
  expect(preview.body).toContain('0912 345 678');
  expect(await register()).toEqual(before);
  expect((await apply(preview.body)).headers['location']).toContain('done=imported');
  const after = await register();
  expect(after.units.map(({ id }) => id)).toContain('doi-thuy-loi');
  expect(after.officers).toHaveLength(before.officers.length + 2);
  expect((await upload(csv)).body).toContain('Tệp không thay đổi gì');
  expect((await upload(csv.replaceAll('ủy', 'uỷ').normalize('NFD'))).body).not.toContain('đơn vị mới</h2>');
  expect((await apply(preview.body)).statusCode).toBe(409);
});

it('shows each change from what to what', async () => {
  const { body } = await upload(`${HEAD}\nPhòng Kinh tế,Lê Văn Mới,Phó Trưởng phòng,,le.moi@xa-tan-hoa.example,\n`);
  expect(body).toContain('chức vụ Chuyên viên → Phó Trưởng phòng');
});

it('shows the preview anew when the register has changed meanwhile', async () => {
  const preview = await upload(`${HEAD}\nPhòng Kinh tế,Người Thứ Ba,Chuyên viên,,ba@xa-tan-hoa.example,\n`);
  const other = await upload(`${HEAD}\nPhòng Kinh tế,Người Thứ Tư,Chuyên viên,,tu@xa-tan-hoa.example,\n`);
  expect((await apply(other.body)).statusCode).toBe(303);
  const late = await apply(preview.body);
  expect(late.statusCode).toBe(409);
  expect(late.body).toContain('đã thay đổi từ lúc xem trước');
  expect((await apply(late.body)).statusCode).toBe(303);
});

it('reads a workbook as it reads a CSV, a phone number that lost its zero included', async () => {
  const { statusCode, body } = await upload(
    zip(workbook([HEAD.split(','), ['Phòng Kinh tế', 'Trần Thị Bảng', 'Chuyên viên', '', 'bang@xa.example', 912345679]])),
  );
  expect(statusCode).toBe(200);
  expect(body).toContain('Trần Thị Bảng – Phòng Kinh tế: bang@xa.example, 0912 345 679');
  expect(body).toContain('đã thêm số 0 ở đầu');
});

const bomb = { ...workbook([['Đơn vị']]), 'xl/media/x.xml': Buffer.alloc(9 * 1024 * 1024) };
const rows = (count: number) => `${HEAD}\n${Array.from({ length: count }, (_, i) => `Đơn vị ${i},,,,,`).join('\n')}`;

it.each<[string, () => Buffer | string, number, string]>([
  ['nothing', () => '', 400, 'Chưa chọn tệp'],
  ['a file without the heading', () => 'a,b\n1,2', 400, 'Không thấy cột'],
  ['5,001 rows', () => rows(5_001), 400, '5.000 dòng'],
  ['a workbook that unpacks to 9 MB', () => zip(bomb), 400, 'Không đọc được tệp Excel'],
  ['a workbook that lies about it', () => zip(bomb, 100), 400, 'Không đọc được tệp Excel'],
  ['a workbook with macros', () => zip({ ...workbook([['Đơn vị']]), 'xl/vbaProject.bin': 'x' }), 400, 'Không đọc được tệp Excel'],
  ['a path out of the archive', () => zip({ ...workbook([['Đơn vị']]), '../x': 'x' }), 400, 'Không đọc được tệp Excel'],
  ['half a workbook', () => zip(workbook([['Đơn vị']])).subarray(0, 300), 400, 'Không đọc được tệp Excel'],
  ['an old .xls', () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0]), 400, 'Không đọc được tệp Excel'],
  ['UTF-16', () => Buffer.from(HEAD, 'utf16le'), 400, 'Không đọc được tệp Excel'],
  ['more than 1 MB', () => 'x'.repeat(1_048_577), 413, 'lớn hơn 1 MB'],
])('refuses %s with words', async (_, content, status, words) => {
  const { statusCode, body } = await upload(content());
  expect(statusCode).toBe(status);
  expect(body).toContain(words);
});

it.each([
  ['a@b.vn\r\nBcc: x', 'Địa chỉ thư điện tử chưa đúng'],
  ['a@b.vn; c@d.vn', 'Địa chỉ thư điện tử chưa đúng'],
  ['\u202ea@b.vn', 'ký tự ẩn'],
])('leaves out a row with “%s” and says which row it is', async (email, words) => {
  const { body } = await upload(`${HEAD}\nPhòng Kinh tế,Người Nào Đó,Chuyên viên,,"${email}",\n`);
  expect(body).toContain(`Dòng 2: `);
  expect(body).toContain(words);
  expect(body).toContain('01 dòng không được nhập');
});

it('answers others while thousands of rows are read, with names it has never seen', async () => {
  const names = Array.from({ length: 1_000 }, (_, i) => `Ban ${(i * 7919) % 10_007} phụ trách ${i},,,,,`).join('\n');
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  const { statusCode, body } = await upload(`${HEAD}\n${names}`);
  clearInterval(timer);
  expect(statusCode).toBe(200);
  expect(Buffer.byteLength(body)).toBeLessThan(100_000);
  expect(longest).toBeLessThan(5_000); // a busy machine; alone it is some milliseconds
});

it('hands the register out so that no spreadsheet runs it, and takes its own list back unchanged', async () => {
  await apply((await upload(`${HEAD}\n=cmd|' /C calc'!A0,＝SUM(A1),+1,,x@xa.example,\n`)).body);
  const { body, headers } = await admin.get(`${BASE}/export.csv`);
  expect(headers['content-disposition']).toContain('attachment');
  expect(body.charCodeAt(0)).toBe(0xfeff);
  for (const line of body.split('\r\n'))
    for (const cell of line.split('","')) expect(cell.replace(/^\uFEFF?"/, '')).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
  expect((await upload(body)).body).toContain('Tệp không thay đổi gì');
});

it('has a template that reads back', async () => {
  const { rawPayload } = await admin.get(`${BASE}/template.csv`);
  expect(await readUnitRows(rawPayload, 'mau.csv')).toHaveLength(2);
});

it('is for administrators of the authority with a form of ours, and a preview for whoever made it', async () => {
  const foreign = await world.as('administrator', { authority: 'nam-sach' });
  expect((await upload(HEAD, foreign)).statusCode).toBe(404);
  expect((await upload(HEAD, admin, 'x')).statusCode).toBe(403);
  expect((await upload(HEAD, world.anybody)).statusCode).toBe(401);
  expect((await (await world.as('coordinator')).get(`${BASE}/export.csv`)).statusCode).toBe(404);
  for (const path of ['export.csv', 'template.csv', 'import'])
    expect((await foreign.get(`${BASE}/${path}`)).statusCode).toBe(404);
  const preview = await upload(`${HEAD}\nPhòng Kinh tế,Người Thứ Năm,Chuyên viên,,nam@xa.example,\n`);
  const second = await world.as('administrator');
  const fields = { draft: hidden(preview.body, 'draft'), seen: hidden(preview.body, 'seen') };
  expect((await second.post(`${BASE}/import/apply`, fields)).statusCode).toBe(409);
  expect((await admin.post(`${BASE}/import/apply`, { ...fields, seen: 'x' })).statusCode).toBe(409);
});
