import { samplePlan } from '../../config/sample-plan';
import { listPlans } from '../../store/find-plan';
import { savePlan } from '../../store/save-plan';
import { aWeb, type TestWeb, type Visitor } from '../support/a-web';

const NOW = Date.parse('2026-11-21T21:38:00+07:00'); // a Saturday
const SYSTEM = '/a/tan-hoa/administration/system';
let world: TestWeb;
let visitor: Visitor;
let planId: string;

beforeAll(async () => {
  world = await aWeb(NOW, { publicUrl: 'https://don-doc.example' });
  planId = world.planId;
  visitor = await world.as('administrator');
});

afterAll(() => world?.close());

beforeEach(() => {
  world.engine.answer = {
    planId,
    phase: 'running',
    words: 'đang chạy',
    nextAt: '2026-11-23T08:06:00+07:00',
    why: 'chờ đến thời điểm nhắc việc',
    assignments: 31,
    open: 27,
    late: 19,
    handledOn: null,
    closesOn: null,
    next: { opened: 9, summary: 1 },
    unknownFacts: 0,
  };
});

const planPage = () => `/a/${planId.replace('/', '/plans/')}`;
const get = (url: string, headers: Record<string, string> = {}) => visitor.get(url, { headers });

async function insertMessage(text: string): Promise<string> {
  const person = (await world.database.db.query(`select body -> 'officers' -> 0 ->> 'id' as id from authority`)).rows[0].id;
  const { rows } = await world.database.db.query(
    `insert into message (authority, person, unit, channel, address, state, message_id, subject, text, html, created_at)
     values ('tan-hoa', $1, 'x', 'email', 'a@b.example', 'accepted', 'm', '[Nhắc việc] <b>01</b> nhiệm vụ', $2, '', now()) returning id`,
    [person, text],
  );
  return String(rows[0].id);
}

it('shows each plan with its state, its next moment and why', async () => {
  const { statusCode, body } = await get(SYSTEM);
  expect(body).toContain('09 thông báo nhiệm vụ được giao; 01 bản tổng hợp tuần');
  expect(statusCode).toBe(200);
  expect(body).toContain('đang theo dõi');
  expect(body).toContain('08:06 thứ Hai, ngày 23/11/2026');
  expect(body).toContain('chờ đến thời điểm nhắc việc');
  expect(body).toContain('19 quá hạn');
});

it('says so when Temporal is silent, and still shows the plans', async () => {
  world.engine.answer = 'silent';
  const { statusCode, body } = await get(SYSTEM);
  expect(statusCode).toBe(200);
  expect(body).toContain('Bộ điều phối (Temporal) chưa trả lời');
  expect(body).toContain(`href="${planPage()}"`);
});

it('says until when notices wait outside sending hours', async () => {
  const notice = { key: 'k', kind: 'overdue', items: [{ task: '1', key: null, lead: null }] };
  await world.database.db.query(
    `insert into notice (key, plan, authority, kind, moment_on, at, valid_until, data) values ('k', $1, 'tan-hoa', 'overdue', '2026-11-20', now(), now(), $2)`,
    [planId, JSON.stringify(notice)],
  );
  await world.database.db.query(
    `insert into delivery (notice, person, channel, authority) values ('k', 'p', 'email', 'tan-hoa')`,
  );
  const { body } = await get(SYSTEM);
  expect(body).toContain('1 thông báo cho 1 người');
  expect(body).toContain('gửi từ <strong>07:30 thứ Hai, ngày 23/11/2026</strong>');
});

it('shows a plan with its figures and every task of the document', async () => {
  const { statusCode, body } = await get(planPage());
  expect(statusCode).toBe(200);
  for (const task of samplePlan(2026).tasks.slice(0, 3)) expect(body).toContain(task.when);
  expect(body).toContain('Đến hạn trong 30 ngày');
});

it('shows a message with its link and code as dots, and what looks like HTML as text', async () => {
  const id = await insertMessage('Cập nhật tại ⟦link⟧, mã ⟦code⟧ <script>alert(1)</script>, hoặc https://a.example/l/k1.abc.def');
  const { body } = await get(`/a/tan-hoa/messages/${id}`);
  expect(body).toContain('https://don-doc.example/l/********');
  expect(body).not.toContain('k1.abc.def');
  expect(body).not.toContain('<script>');
  expect(body).toContain('&lt;b&gt;01&lt;/b&gt;');
});

it('changes nothing however often a scanner visits, and takes no POST', async () => {
  const count = async () =>
    (await world.database.db.query('select (select count(*) from fact) + (select count(*) from audit) as n')).rows[0].n;
  const before = await count();
  for (const url of [SYSTEM, planPage()])
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST'] as const) {
      const { statusCode } = await world.web.inject({ method, url, headers: visitor.headers });
      expect(statusCode).toBe(method === 'GET' || method === 'HEAD' ? 200 : 404);
    }
  expect(await count()).toBe(before);
});

it('sends a strict policy with every answer: nothing inline, nothing from elsewhere, no cache', async () => {
  for (const url of ['/', '/not-there', '/health']) {
    const { headers } = await get(url);
    expect(headers['content-security-policy']).toContain(`default-src 'none'`);
    expect(headers['content-security-policy']).toContain(`script-src 'self'`);
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-robots-tag': 'noindex',
      'cache-control': 'no-store',
      'strict-transport-security': 'max-age=31536000',
    });
  }
});

it('has no inline script, no style and no address of another server in its pages', async () => {
  for (const url of [SYSTEM, planPage(), '/l/x', '/not-there']) {
    const { body } = await get(url);
    expect(body).not.toMatch(/<script(?! src="\/app\.js" defer><)|<style|style=| on[a-z]+=|(src|href)="(https?:)?\/\//);
  }
});

it('answers to its own names only, so that no foreign page can read it through a made-up name', async () => {
  expect((await get(SYSTEM, { host: 'evil.example' })).statusCode).toBe(421);
  expect((await get(SYSTEM, { host: 'don-doc.example' })).statusCode).toBe(200);
  expect((await get('/health', { host: '10.0.0.7' })).statusCode).toBe(200);
});

it.each([
  '/a/tan-hoa/plans/b/2026',
  '/a/tan-hoa/messages/999999',
  '/a/tan-hoa/messages/abc',
  '/a/other/plans/b/2026',
  '/nothing',
  '/static/../package.json',
])('has no page at %s', async (url) => {
  const { statusCode, body } = await get(url);
  expect(statusCode).toBe(404);
  expect(body).toContain('Không tìm thấy trang');
});

it('is ready only while database and Temporal answer', async () => {
  expect((await get('/ready')).statusCode).toBe(200);
  world.engine.answer = 'silent';
  const { statusCode, body } = await get('/ready');
  expect(statusCode).toBe(503);
  expect(JSON.parse(body)).toEqual({ ok: false, database: true, engine: false });
});

it('shows what a plan is called as text, whatever it is called', async () => {
  const [row] = await listPlans(world.database.db);
  const { calendarVersion, plan } = row!;
  await savePlan(world.database.db, { ...plan, title: '<img src=x onerror=alert(1)> & Kế hoạch' }, { calendarVersion });
  expect((await get(SYSTEM)).body).toContain('&lt;img src');
});
