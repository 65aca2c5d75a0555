import { saveAuthority } from '../../../store/authorities';
import { savePlan } from '../../../store/save-plan';
import { findPlan } from '../../../store/find-plan';
import { aWeb, type TestWeb } from '../../support/a-web';
import { aProgram, type Program } from './an-api';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const PLAN = '/plans/tuyen-truyen-cchc/2026';
let world: TestWeb;
let program: Program;
let foreign: Program;

beforeAll(async () => {
  world = await aWeb(NOW);
  const { db } = world.database;
  program = await aProgram(db, () => world.web);
  await saveAuthority(db, { id: 'khac', name: 'UBND xã khác', smsName: 'X', units: [], groups: [], officers: [] });
  foreign = await aProgram(db, () => world.web, { authority: 'khac' });
});
afterAll(() => world?.close());

const facts = async () => (await world.database.db.query('select * from fact order by recorded_at, seq')).rows;
const done = { kind: 'completed', as: 'lead', task: '5', key: '2026-05', unit: 'trung-tam-vhtt', doneOn: '2026-05-20' };

it('tells of the authority, its units and its working calendar', async () => {
  expect((await program.get('/authority')).body).toMatchObject({ id: 'tan-hoa', units: expect.any(Number) });
  const { body } = await program.get('/units?limit=200');
  expect(body.items.map(({ id }: { id: string }) => id)).toContain('trung-tam-vhtt');
  expect((await program.get('/units/trung-tam-vhtt')).body.name).toContain('Trung tâm Văn hóa');
  const { years } = (await program.get('/calendar?year=2026')).body;
  expect(years).toHaveLength(1);
  expect(years[0].off[0].date).toMatch(/^2026-/);
});

it('tells of plans, tasks, occurrences, assignments and figures', async () => {
  expect((await program.get('/plans?state=running')).body.items).toHaveLength(1);
  expect((await program.get('/plans?state=closed')).body.items).toHaveLength(0);
  expect((await program.get(PLAN)).body).toMatchObject({ state: 'running', year: 2026 });
  const { tasks } = (await program.get(PLAN)).body;
  expect((await program.get(`${PLAN}/tasks?limit=200`)).body.items).toHaveLength(tasks);
  expect((await program.get(`${PLAN}/tasks/5`)).body.when).toBe('Mỗi tháng 01 kỳ');
  expect((await program.get(`${PLAN}/occurrences?task=5`)).body.items).toHaveLength(12);
  expect((await program.get(`${PLAN}/occurrences/5/2026-05`)).body).toMatchObject({
    dueOn: '2026-06-01',
    leads: ['trung-tam-vhtt'],
  });
  const may = (await program.get(`${PLAN}/assignments/5/2026-05/trung-tam-vhtt`)).body;
  expect(may).toMatchObject({ state: 'not-started', class: 'openLate', firstDueOn: '2026-06-01', limitOn: '2026-06-01' });
  const { body: figures } = await program.get(`${PLAN}/statistics`);
  expect((await program.get(`${PLAN}/assignments?class=openLate&limit=200`)).body.items).toHaveLength(figures.openLate);
  expect((await program.get(`${PLAN}/rehearsal?unit=trung-tam-vhtt&limit=5`)).body.items).toHaveLength(5);
});

it('gives a list in pages that fit together, in a stable order, with a link to the next', async () => {
  const whole = (await program.get('/units?limit=200')).body.items;
  const parts: unknown[] = [];
  let path: string | null = '/units?limit=7';
  while (path) {
    const { body, headers } = await program.get(path);
    parts.push(...body.items);
    const [, next] = /^<\/api\/v1([^>]+)>; rel="next"$/.exec(String(headers['link'] ?? '')) ?? [];
    expect(Boolean(next)).toBe(body.next !== null);
    path = next ?? null;
  }
  expect(parts).toEqual(whole);
  expect((await program.get('/units?after=zzzz')).body.errors[0].field).toBe('after');
});

it('says by its tag whether one thing has changed', async () => {
  const first = await program.get(PLAN);
  const tag = String(first.headers['etag']);
  const again = await program.get(PLAN, { 'if-none-match': `"other", W/${tag}` });
  expect([again.status, again.text]).toEqual([304, '']);
  expect((await program.get(PLAN, { 'if-none-match': '"other"' })).status).toBe(200);
});

it('records a fact and shows it, with its words, where it belongs', async () => {
  const said = await program.post(`${PLAN}/facts`, { ...done, text: 'Đã phát <b>sóng</b>', links: ['https://a.example/1'] });
  expect([said.status, said.body.kind, said.body.actor]).toEqual([201, 'completed', 'lead']);
  const { body } = await program.get(`${PLAN}/facts/${said.body.id}`);
  expect(body).toMatchObject({ text: 'Đã phát <b>sóng</b>', evidence: { files: [], links: ['https://a.example/1'] } });
  expect((await program.get(`${PLAN}/facts`)).body.items.map(({ id }: { id: string }) => id)).toEqual([said.body.id]);
  expect((await program.get(`${PLAN}/assignments/5/2026-05/trung-tam-vhtt`)).body).toMatchObject({
    class: 'onTime',
    doneOn: '2026-05-20',
  });
});

it('says in Vietnamese what is wrong with a fact and what to write instead, field by field, and records nothing', async () => {
  const before = await facts();
  const { status, body, headers } = await program.post(`${PLAN}/facts`, {
    ...done,
    kind: 'finished',
    doneOn: '31/05/2026',
    count: 0,
    secret: 1,
    links: ['javascript:alert(1)'],
  });
  expect(status).toBe(400);
  expect(headers['content-type']).toContain('application/problem+json');
  expect(body).toMatchObject({ type: '/api/v1#wrong-input', status: 400, title: 'Dữ liệu gửi đến chưa đúng' });
  const fields = Object.fromEntries(body.errors.map(({ field, detail }: Record<string, string>) => [field, detail]));
  expect(Object.keys(fields).sort()).toEqual(['count', 'doneOn', 'kind', 'links.0', 'secret']);
  expect(fields['kind']).toContain('completed');
  expect(fields['doneOn']).toContain('2027-05-31');
  const refused = await program.post(`${PLAN}/facts`, { ...done, key: '2026-13' });
  expect([refused.status, refused.body.type]).toEqual([422, '/api/v1#refused']);
  expect(refused.body.detail).toContain('không có kỳ');
  expect(await facts()).toEqual(before);
});

it.each([
  ['NUL', 'a\0b', 400],
  ['marks of direction', 'a\u202eb', 400],
  ['5,001 characters', 'x'.repeat(5_001), 400],
  ['5,000 characters', 'x'.repeat(5_000), 201],
  ['a script', '<script>alert(1)</script>', 201],
])('takes a text with %s for what it is', async (_what, text, status) => {
  const said = await program.post(`${PLAN}/facts`, { ...done, kind: 'started', doneOn: undefined, key: '2026-06', text });
  expect(said.status).toBe(status);
  if (status === 201) expect((await program.get(`${PLAN}/facts/${said.body.id}`)).body.text).toBe(text);
});

it('pauses, resumes and closes a plan, each with its reason', async () => {
  const { db } = world.database;
  const { plan, calendarVersion } = (await findPlan(db, world.planId))!;
  await savePlan(db, { ...plan, id: 'tan-hoa/khac/2026', slug: 'khac' }, { calendarVersion });
  const path = '/plans/khac/2026';
  expect((await program.get(path)).body.state).toBe('draft');
  expect((await program.post(`${path}/start`)).body.state).toBe('running');
  expect((await program.post(`${path}/pause`, {})).body.errors[0].field).toBe('reason');
  expect((await program.post(`${path}/pause`, { reason: 'Chờ ý kiến' })).body.state).toBe('paused');
  expect((await program.post(`${path}/resume`, { reason: 'Đã có ý kiến' })).body.state).toBe('running');
  expect((await program.post(`${path}/close`, { reason: 'Hết năm' })).status).toBe(200);
  const { rows } = await db.query(`select body from audit where action = 'plan-started'`);
  expect(rows.at(-1).body).toEqual({ plan: 'tan-hoa/khac/2026', by: `key:${program.id}` });
});

it('shows nothing of another authority, not even that it is there', async () => {
  const { db } = world.database;
  const { rows } = await db.query(
    `insert into message (authority, person, unit, channel, address, state, message_id, subject, text, html, created_at)
     values ('tan-hoa', 'p', 'trung-tam-vhtt', 'email', 'lan@a.example', 'accepted', 'm', 's', 't', '', now()) returning id`,
  );
  const message = `/messages/${rows[0].id}`;
  expect((await program.get(message)).status).toBe(200);
  const [fact] = await facts();
  for (const path of [PLAN, `${PLAN}/tasks`, `${PLAN}/facts`, `${PLAN}/facts/${fact.id}`, '/units/trung-tam-vhtt', message])
    expect((await foreign.get(path)).status).toBe(404);
  expect((await foreign.post(`${PLAN}/facts`, done)).status).toBe(404);
  for (const path of ['/plans', '/units', '/messages', '/webhooks']) expect((await foreign.get(path)).body.items).toEqual([]);
});

it('gives addresses only to a key that may see them', async () => {
  const { db } = world.database;
  expect((await program.get('/messages')).text).not.toContain('lan@a.example');
  const seeing = await aProgram(db, () => world.web, { scopes: ['read', 'addresses'] });
  expect((await seeing.get('/messages?state=accepted&channel=email&unit=trung-tam-vhtt')).body.items[0].address).toBe(
    'lan@a.example',
  );
});

it.each([
  ['/nothing', 404],
  ['/plans/none/2026', 404],
  ['/plans/tuyen-truyen-cchc/abcd', 404],
  [`${PLAN}/tasks/%00`, 404],
  [`${PLAN}/tasks/none`, 404],
  [`${PLAN}/facts/none`, 404],
  ['/messages/99999999', 404],
  ['/messages/x', 404],
  ['/units?limit=0', 400],
  ['/units?limit=201', 400],
  ['/units?nothing=1', 400],
  ['/authority?x=1', 400],
  [`${PLAN}/assignments?dueFrom=2026-02-30`, 400],
])('answers GET %s with a problem and status %i', async (path, status) => {
  const answer = await program.get(path);
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ status, title: expect.any(String), detail: expect.stringMatching(/\.$/) });
  expect(answer.text).not.toMatch(/at .*\.ts|stack|Error/);
});

it('answers what is no JSON, too much of it, or another type with a problem', async () => {
  const send = (body: string, type = 'application/json') => program.post(`${PLAN}/facts`, body, { 'content-type': type });
  expect((await send('{"kind":')).status).toBe(400);
  expect((await send('{"__proto__":{"a":1}}')).status).toBe(400);
  expect((await send('kind=completed', 'application/x-www-form-urlencoded')).status).toBe(415);
  expect((await send(JSON.stringify({ ...done, text: 'x'.repeat(70_000) }))).status).toBe(413);
  expect((await send('[]')).status).toBe(400);
  expect((await send('null')).status).toBe(400);
});

it('changes nothing when it is only asked', async () => {
  const count = async () => (await world.database.db.query('select count(*) from audit')).rows[0].count;
  const [before, known] = [await count(), await facts()];
  for (const path of ['/plans', PLAN, `${PLAN}/facts`, `${PLAN}/statistics`, '/messages', '/webhooks']) await program.get(path);
  expect([await count(), await facts()]).toEqual([before, known]);
});
