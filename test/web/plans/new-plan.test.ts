import { randomUUID } from 'node:crypto';
import { planYaml } from '../../../config/write-plan';
import { sampleAuthority, samplePlan } from '../../../config/sample-plan';
import { listDrafts } from '../../../store/plan-drafts';
import { savePlan } from '../../../store/save-plan';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const NEW = '/a/tan-hoa/plans/new';
let world: TestWeb;
let clerk: Visitor;

beforeAll(async () => {
  world = await aWeb(NOW);
  clerk = await world.as('administrator');
});
afterAll(() => world?.close());
beforeEach(async () => void (await world.database.db.query('delete from plan_draft')));

const text = () => planYaml({ ...samplePlan(2028), slug: 'ke-hoach-moi' }, sampleAuthority());
const drafts = () => listDrafts(world.database.db, 'tan-hoa');

/** A file as a browser sends it. */
function sendFile(visitor: Visitor, name: string, content: string | Buffer, fields: Record<string, string> = {}) {
  const all = { _form: visitor.formToken, _id: randomUUID(), text: '', ...fields };
  const parts = Object.entries(all).map(
    ([field, value]) => `--b\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  );
  const head = `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return world.web.inject({
    method: 'POST',
    url: NEW,
    headers: { ...visitor.headers, 'content-type': 'multipart/form-data; boundary=b' },
    payload: Buffer.concat([Buffer.from(parts.join('') + head), Buffer.from(content), Buffer.from('\r\n--b--\r\n')]),
  });
}

it('lists plans with state, year, tasks, what is late and the next moment, and offers a new year to the administrator only', async () => {
  const [page, other] = [await clerk.get('/a/tan-hoa/plans'), await (await world.as('coordinator')).get('/a/tan-hoa/plans')];
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('đang theo dõi');
  expect(page.body).toMatch(/\d\d việc quá hạn/);
  expect(page.body).toContain(`href="${NEW}"`);
  expect(other.body).not.toContain(NEW);
});

it('says what to do where there is no plan yet', async () => {
  const { body } = await (await world.as('administrator', { authority: 'moi' })).get('/a/moi/plans');
  expect(body).toContain('Lập kế hoạch năm mới” để nạp kế hoạch đầu tiên');
});

it('takes a pasted plan as a draft, once however often the form is sent', async () => {
  const id = randomUUID();
  const [first, again] = [await clerk.post(NEW, { _id: id, text: text() }), await clerk.post(NEW, { _id: id, text: text() })];
  expect([first.statusCode, again.statusCode]).toEqual([303, 303]);
  expect(first.headers.location).toBe(`${NEW}/${id}/check`);
  expect((await drafts()).map(({ plan }) => plan)).toEqual([
    { ...samplePlan(2028), slug: 'ke-hoach-moi', id: 'tan-hoa/ke-hoach-moi/2028' },
  ]);
  expect((await clerk.get(NEW)).body).toContain('Đang lập dở');
});

it('takes a file, with Windows line ends and a byte order mark', async () => {
  const { statusCode } = await sendFile(clerk, 'ke-hoach.yaml', `\ufeff${text().replaceAll('\n', '\r\n')}`);
  expect(statusCode).toBe(303);
  expect(await drafts()).toHaveLength(1);
});

it('names line, field and what to write of everything that is wrong, keeps what was typed and makes no draft', async () => {
  const wrong = text().replace('class: quota', 'class: quotas').replace('cutoffs: quarterly', 'cutoff: quarterly');
  const { statusCode, body } = await clerk.post(NEW, { _id: randomUUID(), text: wrong });
  const line = wrong.split('\n').findIndex((one) => one.includes('class: quotas')) + 1;
  expect(statusCode).toBe(400);
  expect(body).toContain('02 điểm cần sửa');
  expect(body).toContain(`<strong>Dòng ${line}</strong>`);
  expect(body).toContain('Có thể là “cutoffs”');
  expect(body).toContain('class: quotas</code>');
  expect(body).toContain('shortTitle: Báo cáo định kỳ kết quả Kế hoạch');
  expect(await drafts()).toEqual([]);
});

it.each([
  ['nothing at all', ''],
  ['no YAML', '{{{ : ['],
  ['another authority', 'authority: kong-chro\nslug: a\nyear: 2027\n'],
  [
    'aliases that multiply',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'.replaceAll(/./g, (c) => `${c}: &${c} [${`*${String.fromCharCode(c.charCodeAt(0) - 1)},`.repeat(9)}]\n`)}`,
  ],
  ['brackets without end', '['.repeat(15_000)],
  ['hostile text', `title: <script>alert(1)</script>\u202e\u0000 ${'x'.repeat(5_000)}`],
])('refuses %s with a page that says so', async (_what, given) => {
  const { statusCode, body } = await clerk.post(NEW, { _id: randomUUID(), text: given });
  expect(statusCode).toBe(400);
  expect(body).toContain('điểm cần sửa');
  expect(body).not.toContain('<script>alert');
  expect(await drafts()).toEqual([]);
});

it.each([
  ['a file that is no document', 'ke-hoach.docx', 'PK', 400, 'không phải là văn bản Word'],
  ['bytes that are no text', 'a.yaml', Buffer.from([0xff, 0xfe, 0x41, 0x00]), 400, 'UTF-8'],
  ['a plan file of more than 1 MB', 'a.yaml', 'x'.repeat(1_100_000), 400, 'dài quá 1 MB'],
  ['more than 20 MB', 'a.docx', 'x'.repeat(21_000_000), 413, 'quá lớn'],
])('refuses %s', async (_what, name, content, status, words) => {
  const { statusCode, body } = await sendFile(clerk, name, content);
  expect(statusCode).toBe(status);
  expect(body).toContain(words);
});

it('takes no file from a form without its token', async () => {
  expect((await sendFile(clerk, 'a.yaml', text(), { _form: 'x' })).statusCode).toBe(403);
  expect(await drafts()).toEqual([]);
});

it('copies this year into the next and says of each time what was done', async () => {
  const id = randomUUID();
  const { statusCode, headers } = await clerk.post(`${NEW}/copy`, { _id: id, from: world.planId, year: '2027' });
  expect([statusCode, headers.location]).toEqual([303, `${NEW}/${id}`]);
  const { body } = await clerk.get(`${NEW}/${id}`);
  expect(body).toContain('30/06/2026 → 30/06/2027; 31/12/2026 → 31/12/2027');
  expect(body).toContain('tính lại cho năm mới');
  expect(body).toContain('title: Kế hoạch tuyên truyền cải cách hành chính năm 2027 của xã Tân Hòa');
  expect((await drafts())[0]?.plan).toEqual({ ...samplePlan(2027), number: null, issuedOn: null });
});

it.each([
  ['', 'bốn chữ số'],
  ['2026', 'đã là của năm 2026'],
  ['20x7', 'bốn chữ số'],
  ['9999', 'từ 2000 đến 2100'],
])('does not copy into the year “%s”', async (year, words) => {
  const { statusCode, body } = await clerk.post(`${NEW}/copy`, { _id: randomUUID(), from: world.planId, year });
  expect(statusCode).toBe(422);
  expect(body).toContain(words);
  expect(await drafts()).toEqual([]);
});

it('copies no plan of another authority', async () => {
  const { db } = world.database;
  const plan = { ...samplePlan(2026), authority: 'nam-sach', id: 'nam-sach/la/2026' };
  const { rows } = await db.query<{ version: string }>('select version from calendar limit 1');
  await savePlan(db, plan, { calendarVersion: rows[0]!.version });
  expect((await clerk.post(`${NEW}/copy`, { _id: randomUUID(), from: plan.id, year: '2027' })).statusCode).toBe(404);
});

it('keeps a draft to come back to, and removes it only when told twice', async () => {
  const id = randomUUID();
  await clerk.post(NEW, { _id: id, text: text() });
  const asked = await clerk.post(`${NEW}/${id}/discard`, { sure: 'no' });
  expect([asked.statusCode, (await drafts()).length]).toEqual([200, 1]);
  const { headers } = await clerk.post(`${NEW}/${id}/discard`, { sure: 'yes' });
  expect(headers.location).toContain('/a/tan-hoa/plans');
  expect(await drafts()).toEqual([]);
  expect((await clerk.get(`${NEW}/${id}`)).statusCode).toBe(404);
});

it('keeps corrected text, refuses wrong text beside what was typed, and text from a page that is old', async () => {
  const id = randomUUID();
  await clerk.post(NEW, { _id: id, text: text() });
  const better = text().replace('title: Kế hoạch tuyên truyền', 'title: Kế hoạch truyền thông');
  expect((await clerk.post(`${NEW}/${id}`, { text: better, version: '1' })).headers.location).toContain('/check');
  expect((await drafts())[0]).toMatchObject({ version: 2, plan: { title: expect.stringContaining('truyền thông') } });
  const wrong = await clerk.post(`${NEW}/${id}`, { text: better.replace('tasks:', 'task:'), version: '2' });
  expect([wrong.statusCode, wrong.body.includes('task:')]).toEqual([400, true]);
  const stale = await clerk.post(`${NEW}/${id}`, { text: text(), version: '1' });
  expect(stale.statusCode).toBe(409);
  expect(stale.body).toContain('được người khác thay đổi');
  expect((await drafts())[0]?.version).toBe(2);
});

it('shows nothing of drafts to other roles, other authorities and nobody', async () => {
  const id = randomUUID();
  await clerk.post(NEW, { _id: id, text: text() });
  const others = [
    await world.as('coordinator'),
    await world.as('viewer'),
    await world.as('officer', { unit: 'tram-y-te' }),
    await world.as('administrator', { authority: 'nam-sach' }),
  ];
  for (const other of others)
    for (const path of ['', `/${id}`, `/${id}/check`]) {
      expect((await other.get(NEW + path)).statusCode).toBe(404);
      expect((await other.post(NEW + path, { text: text(), _id: randomUUID() })).statusCode).toBe(404);
    }
  const elsewhere = others[3]!;
  expect((await elsewhere.get(`/a/nam-sach/plans/new/${id}`)).statusCode).toBe(404);
  expect((await world.anybody.get(NEW)).statusCode).toBe(303);
  expect((await world.anybody.post(NEW, {})).statusCode).toBe(401);
  expect(await drafts()).toHaveLength(1);
});
