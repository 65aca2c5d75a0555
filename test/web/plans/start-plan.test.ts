import { randomUUID } from 'node:crypto';
import { sampleAuthority, samplePlan } from '../../../config/sample-plan';
import { findBrokenAudit } from '../../../store/audit';
import { saveAuthority } from '../../../store/authorities';
import { findPlan } from '../../../store/find-plan';
import { findDraft } from '../../../store/plan-drafts';
import type { RehearsedMessage } from '../../../store/rehearsals';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
let world: TestWeb;
let clerk: Visitor & { account: string };

beforeAll(async () => {
  world = await aWeb(NOW);
  clerk = await world.as('administrator');
});
afterAll(() => world?.close());

/** Last year's plan copied into `year`, as a draft; the address of its steps. */
async function copied(year: number): Promise<string> {
  const id = randomUUID();
  const { headers } = await clerk.post('/a/tan-hoa/plans/new/copy', { _id: id, from: world.planId, year: String(year) });
  expect(headers.location).toBe(`/a/tan-hoa/plans/new/${id}`);
  return `/a/tan-hoa/plans/new/${id}`;
}

const draftAt = async (url: string) => (await findDraft(world.database.db, 'tan-hoa', url.split('/').at(-1) ?? ''))!;
const audited = async () =>
  (await world.database.db.query(`select action, body from audit where action like 'plan-%' order by seq`)).rows;

/** Messages of a year made up, where a test is not about what they say. */
async function withMessages(messages: Partial<RehearsedMessage>[], act: () => Promise<void>) {
  const real = world.deps.rehearse;
  const one = {
    unit: 'tram-y-te',
    person: sampleAuthority().officers[0]!.id,
    channel: 'email',
    kinds: ['reminder'],
    subject: 's',
    text: 't',
    segments: 0,
  } as const;
  world.deps.rehearse = async () => messages.map((message) => ({ at: NOW, ...one, ...message }));
  await act().finally(() => (world.deps.rehearse = real));
}

it('goes from last year’s plan to next year’s that runs: copy, check, rehearse, start', async () => {
  const url = await copied(2027);
  expect((await clerk.get(`${url}/check`)).body).toContain('Cần xác nhận (03)');
  expect((await clerk.get(`${url}/start`)).body).toContain('chưa được chạy thử');
  expect((await clerk.get(`${url}/rehearse`)).body).toContain('Chạy thử cả năm');

  expect((await clerk.post(`${url}/rehearse`)).headers.location).toBe(`${url}/rehearse`);
  const rehearsal = (await clerk.get(`${url}/rehearse`)).body;
  expect(rehearsal).toContain('Cả năm');
  expect(rehearsal).toMatch(/Chi phí SMS ước tính<\/dt><dd>\d+\.\d{3} đồng/);
  expect(rehearsal).toContain('Trạm Y tế');
  expect(rehearsal.length).toBeLessThan(90_000);
  const sms = (await clerk.get(`${url}/rehearse?channel=sms&month=2027-07&unit=constructor&page=99`)).body;
  expect(sms).toMatch(/\d\d đoạn tin/);
  expect(sms).toContain('UBND XA TAN HOA');

  const start = (await clerk.get(`${url}/start`)).body;
  expect(start).toContain('Những thư, tin nhắn đầu tiên');
  expect(start).not.toContain('Hạn đã qua');
  const { version } = await draftAt(url);
  expect((await clerk.post(`${url}/start`, { version: String(version) })).statusCode).toBe(422);
  const started = await clerk.post(`${url}/start`, { version: String(version), sure: 'yes' });
  expect(started.headers.location).toBe('/a/tan-hoa/plans/tuyen-truyen-cchc/2027?done=started');

  const row = await findPlan(world.database.db, 'tan-hoa/tuyen-truyen-cchc/2027');
  expect(row).toMatchObject({ state: 'running', startedAt: NOW, plan: { ...samplePlan(2027), number: null, issuedOn: null } });
  expect(await audited()).toEqual([
    { action: 'plan-saved', body: { plan: row!.id, version: 1, by: clerk.account } },
    { action: 'plan-started', body: { plan: row!.id, by: clerk.account } },
  ]);
  expect(await findBrokenAudit(world.database.db)).toBeNull();
  expect((await clerk.get(`${url}/start`)).statusCode).toBe(404);
  expect((await clerk.post(`${url}/start`, { version: String(version), sure: 'yes' })).statusCode).toBe(404);
});

it('does not start what was changed after the page was opened, what was not rehearsed as it is, or a plan that runs already', async () => {
  const url = await copied(2028);
  await withMessages([{}], async () => {
    await clerk.post(`${url}/rehearse`);
    const { version, text } = await draftAt(url);
    await clerk.post(url, { text: text.replace('Tọa đàm', 'Hội thảo'), version: String(version) });
    const unrehearsed = await clerk.post(`${url}/start`, { version: String(version), sure: 'yes' });
    expect([unrehearsed.statusCode, unrehearsed.body.includes('chưa được chạy thử')]).toEqual([422, true]);
    expect((await clerk.get(`${url}/rehearse`)).body).toContain('đã thay đổi sau lần chạy thử này');
    await clerk.post(`${url}/rehearse`);
    expect((await clerk.post(`${url}/start`, { version: String(version), sure: 'yes' })).statusCode).toBe(409);
    const now = await draftAt(url);
    await clerk.post(url, { text: now.text.replace('year: 2028', 'year: 2026'), version: String(now.version) });
    await clerk.post(`${url}/rehearse`);
    const taken = await clerk.post(`${url}/start`, { version: String(now.version + 1), sure: 'yes' });
    expect([taken.statusCode, taken.body.includes('đã được theo dõi')]).toEqual([422, true]);
  });
  expect(await findPlan(world.database.db, 'tan-hoa/tuyen-truyen-cchc/2028')).toBeNull();
});

it('starts a plan once when two administrators press at once', async () => {
  const url = await copied(2029);
  await withMessages([{}], async () => {
    await clerk.post(`${url}/rehearse`);
    const version = String((await draftAt(url)).version);
    const both = await Promise.all([1, 2].map(() => clerk.post(`${url}/start`, { version, sure: 'yes' })));
    expect(both.map(({ statusCode }) => statusCode).filter((status) => status === 303)).toHaveLength(1);
  });
  expect((await audited()).filter(({ action, body }) => action === 'plan-started' && body.plan.endsWith('2029'))).toHaveLength(1);
});

it('says which due days have passed already and what comes of them', async () => {
  const url = await copied(2025);
  await withMessages([{}], async () => void (await clerk.post(`${url}/rehearse`)));
  const { body } = await clerk.get(`${url}/start`);
  expect(body).toContain('Hạn đã qua');
  expect(body).toContain('một bản tình hình tại thời điểm bắt đầu theo dõi');
});

it('neither rehearses nor starts while a question blocks', async () => {
  const url = await copied(2030);
  const { version, text } = await draftAt(url);
  await clerk.post(url, { text: text.replaceAll('- Phòng Kinh tế\n', '- Phòng Lạ\n'), version: String(version) });
  const rehearsed = await clerk.post(`${url}/rehearse`);
  expect(rehearsed.headers.location).toBe(`${url}/check`);
  const started = await clerk.post(`${url}/start`, { version: String(version + 1), sure: 'yes' });
  expect([started.statusCode, started.body.includes('Còn điểm phải xác định')]).toEqual([422, true]);
});

it('pages and filters a large rehearsal, keeps its page small and shows texts as text', async () => {
  const url = await copied(2031);
  const many = Array.from({ length: 500 }, (_, i) => ({
    at: NOW + i * 3_600_000,
    channel: i % 5 === 0 ? ('sms' as const) : ('email' as const),
    segments: i % 5 === 0 ? 2 : 0,
    subject: `Thư ${i}`,
    text: `<script>alert(${i})</script> ${'chữ '.repeat(500)}`,
  }));
  await withMessages(many, async () => void (await clerk.post(`${url}/rehearse`)));
  const { body } = await clerk.get(`${url}/rehearse?page=2`);
  expect(body).toContain('Thư 21');
  expect(body).not.toContain('Thư 41<');
  expect(body).not.toContain('<script>alert');
  expect(body).toContain('Từng thư, tin nhắn (500)');
  expect((await clerk.get(`${url}/rehearse?channel=sms`)).body).toContain('Từng thư, tin nhắn (100)');
  expect(Buffer.byteLength(body)).toBeLessThan(90_000);
});

it('rehearses again when a person in the register changed', async () => {
  const url = await copied(2032);
  await withMessages([{}], async () => {
    await clerk.post(`${url}/rehearse`);
    const { officers, ...rest } = sampleAuthority();
    await saveAuthority(world.database.db, { ...rest, officers: officers.slice(1) });
    expect((await clerk.get(`${url}/rehearse`)).body).toContain('đã thay đổi sau lần chạy thử này');
  });
  await saveAuthority(world.database.db, sampleAuthority());
});

it('lets only administrators rehearse and start', async () => {
  const url = await copied(2033);
  for (const role of ['coordinator', 'viewer', 'officer'] as const) {
    const other = await world.as(role, role === 'officer' ? { unit: 'tram-y-te' } : {});
    for (const step of ['rehearse', 'start', 'check'])
      expect([(await other.get(`${url}/${step}`)).statusCode, (await other.post(`${url}/${step}`)).statusCode]).toEqual([
        404, 404,
      ]);
  }
});
