import { NOTICE_KINDS } from '../../../domain/notice';
import { findNoticeTexts } from '../../../store/notice-texts';
import { editableParts } from '../../../web/registers/text-view';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const URL = '/a/tan-hoa/administration/texts';
let world: TestWeb;
let admin: Visitor & { account: string };

beforeAll(async () => {
  world = await aWeb(Date.parse('2027-03-01T09:00:00+07:00'));
  admin = await world.as('administrator');
});
afterAll(() => world?.close());

const own = () => findNoticeTexts(world.database.db, 'tan-hoa');

it('has an editor with a preview for every kind of notice', async () => {
  expect(NOTICE_KINDS.filter((kind) => editableParts(kind).length < 2)).toEqual([]);
  for (const kind of NOTICE_KINDS) {
    const { statusCode, body } = await admin.get(`${URL}/${kind}`);
    expect(statusCode).toBe(200);
    expect(body).toContain('Ví dụ với kế hoạch mẫu');
    expect(Buffer.byteLength(body)).toBeLessThan(60_000);
  }
  expect((await admin.get(URL)).body).toContain('Nhiệm vụ quá hạn');
});

it('previews without keeping, keeps on save, and is as shipped again on request', async () => {
  const texts = { 'subject-one': 'Nhờ làm {{nhiem-vu}}', sms: '{{co-quan}}: nhờ làm {{nhiem-vu}}. Mã {{ma}}' };
  const preview = await admin.post(`${URL}/reminder`, { act: 'preview', ...texts });
  expect(preview.statusCode).toBe(200);
  expect(preview.body).toContain('Nhờ làm số 02');
  expect(preview.body).toMatch(/\d+ ký tự, 1 tin, GSM-7/);
  expect(await own()).toEqual({});
  expect((await admin.post(`${URL}/reminder`, { act: 'save', ...texts })).headers['location']).toContain('done=text');
  expect(await own()).toEqual({
    'reminder subject-one': 'Nhờ làm {{nhiem-vu}}',
    'reminder sms': '{{co-quan}}: nho lam {{nhiem-vu}}. Ma {{ma}}',
  });
  const { rows } = await world.database.db.query(`select body from audit where action = 'text-changed'`);
  expect(rows[0].body).toEqual({ authority: 'tan-hoa', kind: 'reminder', parts: ['subject-one', 'sms'], by: admin.account });
  expect((await admin.get(`${URL}/reminder`)).body).toContain('Nhờ làm {{nhiem-vu}}');
  expect((await admin.post(`${URL}/reminder`, { act: 'save', ...texts })).headers['location']).toContain('done=same');
  await admin.post(`${URL}/reminder`, { act: 'reset' });
  expect(await own()).toEqual({});
  expect((await world.database.db.query('select 1 from notice_text')).rowCount).toBe(4);
});

it('keeps nothing of words that are the shipped ones', async () => {
  const { part, starter } = editableParts('overdue')[0]!;
  await admin.post(`${URL}/overdue`, { act: 'save', [part]: starter });
  expect(await own()).toEqual({});
});

it.each([
  [{ 'text-one': 'Mất đường dẫn' }, 'Thiếu chỗ điền {{duong-dan}}'],
  [{ 'text-one': 'a\nb {{#each x}}' }, 'Dòng 2'],
  [{ 'subject-one': 'Nhắc\r\nBcc: x@y.vn' }, 'chỉ gồm một dòng'],
  [{ 'subject-one': 'Nhắc\rBcc: x@y.vn' }, 'ký tự ẩn'],
  [{ 'subject-one': 'Nhắc\u202e' }, 'ký tự ẩn'],
  [{ 'subject-one': 'x'.repeat(5000) }, '200 ký tự'],
  [{ 'text-one': `{{duong-dan}}${'x'.repeat(10_300)}` }, '10 KB'],
  [{ sms: 'Không có mã' }, 'Thiếu chỗ điền {{ma}}'],
])('refuses %.60j with the reason, keeps what was written, stores nothing', async (texts, words) => {
  const { statusCode, body } = await admin.post(`${URL}/reminder`, { act: 'save', ...(texts as Record<string, string>) });
  expect(statusCode).toBe(400);
  expect(body).toContain(words);
  expect(await own()).toEqual({});
});

it('shows what looks like HTML as text, in editor and preview', async () => {
  const { body } = await admin.post(`${URL}/reminder`, { act: 'preview', 'subject-one': '<script>alert(1)</script> =cmd 🌾' });
  expect(body).not.toContain('<script>alert');
  expect(body.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(2);
});

it('is for administrators of the authority only', async () => {
  const foreign = await world.as('administrator', { authority: 'nam-sach' });
  for (const path of [URL, `${URL}/reminder`]) {
    for (const role of ['coordinator', 'officer', 'viewer'] as const)
      expect((await (await world.as(role)).get(path)).statusCode).toBe(404);
    expect((await foreign.get(path)).statusCode).toBe(404);
    expect((await world.anybody.get(path)).statusCode).toBe(303);
  }
  expect((await foreign.post(`${URL}/reminder`, { act: 'reset' })).statusCode).toBe(404);
  for (const kind of ['constructor', '__proto__', 'x']) expect((await admin.get(`${URL}/${kind}`)).statusCode).toBe(404);
  expect((await admin.post(`${URL}/reminder`, {})).statusCode).toBe(400);
});
