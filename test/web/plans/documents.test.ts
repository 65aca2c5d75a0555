import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const NOW = Date.parse('2027-01-18T09:00:00+07:00');
let world: TestWeb;
let administrator: Visitor;

beforeAll(async () => {
  world = await aWeb(NOW);
  administrator = await world.as('administrator');
});
afterAll(() => world?.close());

const PLAN = [
  'ỦY BAN NHÂN DÂN',
  'XÃ TÂN HÒA',
  'Số: 15/KH-UBND',
  'Tân Hòa, ngày 12 tháng 01 năm 2027',
  'KẾ HOẠCH',
  'Chuyển đổi số năm 2027',
  'II. NHIỆM VỤ',
  '1. Cập nhật trang thông tin điện tử.',
  'a) Thời gian thực hiện: Trước ngày 15/12/2027.',
  'b) Cơ quan chủ trì: Phòng Văn hóa - Xã hội.',
  '2. Tập huấn kỹ năng số.',
  'a) Thời gian thực hiện: Hằng quý.',
  'b) Cơ quan chủ trì: Phòng Chuyển đổi số.',
].join('\n');

function send(name: string, content: string | Buffer) {
  const mark = '----dondoc';
  const part = (head: string, body: string | Buffer) =>
    Buffer.concat([
      Buffer.from(`--${mark}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ]);
  const payload = Buffer.concat([
    part('name="_form"', administrator.formToken),
    part('name="_id"', '6f1c1d4e-3f5e-4d5a-9c55-0a1b2c3d4e5f'),
    part('name="text"', ''),
    part(`name="file"; filename="${name}"\r\nContent-Type: application/octet-stream`, content),
    Buffer.from(`--${mark}--\r\n`),
  ]);
  return world.web.inject({
    method: 'POST',
    url: '/a/tan-hoa/plans/new',
    headers: { ...administrator.headers, 'content-type': `multipart/form-data; boundary=${mark}` },
    payload,
  });
}

it('reads a document into a draft, and asks about the unit the register does not know', async () => {
  const answer = await send('ke-hoach.txt', PLAN);
  expect([answer.statusCode, answer.body.slice(0, 0)]).toEqual([303, '']);
  const { body } = await administrator.get(String(answer.headers.location));
  expect(body).toContain('Cập nhật trang thông tin điện tử');
  expect(body).toContain('Phòng Chuyển đổi số');
});

it.each([
  ['a scan', 'scan.pdf', Buffer.from('%PDF-1.4 broken'), 'PDF'],
  ['a program called a plan', 'plan.docx', Buffer.from('7f454c46020101', 'hex'), 'không phải là văn bản'],
  ['a text without tasks', 'thu.txt', 'Kính gửi đồng chí. Năm 2027.', 'Không tìm thấy nhiệm vụ'],
  ['a state secret', 'mat.txt', `TỐI MẬT\n${PLAN}`, 'TỐI MẬT'],
])('refuses %s with what to do, and keeps nothing', async (_name, file, content, words) => {
  const { statusCode, body } = await send(file, content);
  expect(statusCode).toBe(400);
  expect(body).toContain(words);
});
