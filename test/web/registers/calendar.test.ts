import { findCalendar, findCalendarOf } from '../../../store/calendars';
import { findFacts } from '../../../store/find-facts';
import { findPlan } from '../../../store/find-plan';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const NOW = Date.parse('2026-03-02T09:00:00+07:00');
const URL = '/a/tan-hoa/administration/calendar';
let world: TestWeb;
let admin: Visitor & { account: string };

beforeAll(async () => {
  world = await aWeb(NOW);
  admin = await world.as('administrator');
});
afterAll(() => world?.close());

const current = async () => (await findCalendarOf(world.database.db, 'tan-hoa'))!;
const DECISION = 'Thông báo số 1/TB-BNV ngày 01/12/2025';

/** The fields of a year's form as they stand, with days more. */
async function fieldsOf(year: string, more: { off?: string[]; worked?: string[] } = {}) {
  const { version, years } = await current();
  const off = years[year]?.off ?? [];
  return {
    from: version,
    status: 'official',
    decision: DECISION,
    offDate: [...off.map(({ date }) => date), ...(more.off ?? [])],
    offHoliday: [...off.map(({ holiday }) => holiday), ...(more.off ?? []).map(() => 'Nghỉ theo thông báo')],
    offKind: [...off.map(({ kind }) => kind), ...(more.off ?? []).map(() => 'swapped')],
    worked: [...(years[year]?.worked ?? []), ...(more.worked ?? [])],
  };
}

it('shows the years with how sure they are, and a year with its days', async () => {
  const { body } = await admin.get(URL);
  expect(body).toContain('chính thức');
  expect(body).toContain(`href="${URL}/2026"`);
  const year = (await admin.get(`${URL}/2026`)).body;
  expect(year).toContain('Quốc khánh (02/9)');
  expect(Buffer.byteLength(year)).toBeLessThan(60_000);
});

it('shows which due days of running plans would move, from when to when and why, and keeps nothing yet', async () => {
  const before = await current();
  const { statusCode, body } = await admin.post(`${URL}/2026`, {
    ...(await fieldsOf('2026', { off: ['2026-06-01'] })),
    act: 'preview',
  });
  expect(statusCode).toBe(200);
  expect(body).toContain('thứ Hai, 01/06/2026: thành ngày nghỉ');
  expect(body).toMatch(/kỳ đổi hạn/);
  expect(body).toContain('<strong>02/06/2026</strong>');
  expect(body).toContain('01/06/2026 là ngày nghỉ lễ (Nghỉ theo thông báo), chuyển sang 02/06/2026');
  expect(await current()).toEqual(before);
});

it('keeps the year as a version of the authority, lets its plans count by it and tells them', async () => {
  const common = await findCalendar(world.database.db);
  const facts = (await findFacts(world.database.db, world.planId)).length;
  const fields = { ...(await fieldsOf('2026', { off: ['2026-06-01'], worked: ['2026-06-06'] })), act: 'save' };
  expect((await admin.post(`${URL}/2026`, fields)).headers['location']).toBe(`${URL}?done=calendar`);
  const next = await current();
  expect(next).toMatchObject({
    version: 'tan-hoa-1',
    years: { 2026: { decision: DECISION, worked: expect.arrayContaining(['2026-06-06']) } },
  });
  expect((await findPlan(world.database.db, world.planId))?.calendarVersion).toBe('tan-hoa-1');
  expect((await findFacts(world.database.db, world.planId)).slice(facts)).toMatchObject([
    { kind: 'calendar-changed', by: admin.account },
  ]);
  expect(await findCalendar(world.database.db)).toEqual(common);
  expect((await findCalendarOf(world.database.db, 'nam-sach'))?.version).toBe(common?.version);
  const rules = await world.deps.rulesOf((await findPlan(world.database.db, world.planId))!);
  expect(JSON.stringify(rules)).not.toContain('Thông báo số');
  expect((await admin.post(`${URL}/2026`, fields)).statusCode).toBe(409);
  expect((await admin.post(`${URL}/2026`, { ...fields, from: 'tan-hoa-1' })).headers['location']).toContain('done=same');
});

it('begins a year that has no calendar with what the law says, as provisional', async () => {
  expect((await admin.get(`${URL}?year=2029`)).headers['location']).toBe(`${URL}/2029`);
  const { body } = await admin.get(`${URL}/2029`);
  expect(body).toContain('Năm này chưa có lịch');
  for (const day of ['2029-02-13', '2029-01-01', '2029-04-30', '2029-09-03']) expect(body).toContain(`value="${day}"`);
  expect(body).toContain('value="provisional" checked');
});

it.each([
  [{ offDate: '2026-02-30', offHoliday: 'x', offKind: 'swapped' }, 'không có thật'],
  [{ offDate: '2027-03-01', offHoliday: 'x', offKind: 'swapped' }, 'không thuộc năm 2026'],
  [{ offDate: '2026-03-07', offHoliday: 'x', offKind: 'swapped' }, 'là cuối tuần'],
  [{ offDate: '2026-03-09', offHoliday: '', offKind: 'swapped' }, 'Ghi tên ngày nghỉ'],
  [{ offDate: '2026-03-09', offHoliday: 'x', offKind: 'constructor' }, 'chọn lý do nghỉ'],
  [{ offDate: ['2026-03-09', '2026-03-09'], offHoliday: ['x', 'y'], offKind: ['swapped', 'swapped'] }, 'ghi hai lần'],
  [{ offDate: '2026-03-09', offHoliday: 'a\rb', offKind: 'swapped' }, 'ký tự ẩn'],
  [{ offDate: '2026-03-09', offHoliday: 'x'.repeat(5000), offKind: 'swapped' }, '80 ký tự'],
  [{ worked: '2026-03-09' }, 'không phải thứ Bảy'],
  [{ decision: '' }, 'cần số, ngày văn bản'],
  [{ status: 'sure' }, 'chính thức'],
])('refuses %.60j and says what to write', async (fields, words) => {
  const before = await current();
  const { statusCode, body } = await admin.post(`${URL}/2026`, {
    act: 'save',
    from: before.version,
    status: 'official',
    decision: DECISION,
    ...fields,
  });
  expect(statusCode).toBe(400);
  expect(body).toContain(words);
  expect(await current()).toEqual(before);
});

it('takes a calendar file as JSON or YAML, with the same preview, and names the field that is wrong', async () => {
  const file = {
    about: { fixed: ['01-01'] },
    years: { 2031: { status: 'provisional', off: [{ date: '2031-01-01', holiday: 'tet-duong', kind: 'statutory' }] } },
  };
  const preview = await admin.post(`${URL}/import`, { act: 'preview', content: JSON.stringify(file) });
  expect(preview.body).toContain('01/01/2031: thành ngày nghỉ');
  const yaml =
    'about: { fixed: ["01-01"] }\nyears:\n  "2031":\n    status: provisional\n    off: [{ date: "2031-01-01", holiday: tet-duong, kind: statutory }]\n';
  expect((await admin.post(`${URL}/import`, { act: 'save', content: yaml })).statusCode).toBe(303);
  expect((await current()).years['2031']?.off).toHaveLength(1);
  for (const content of [
    '',
    '{',
    'x: [',
    '<script>alert(1)</script>',
    JSON.stringify({ ...file, years: { 2031: { status: 'sure', off: [] } } }),
  ]) {
    const { statusCode, body } = await admin.post(`${URL}/import`, { act: 'save', content });
    expect(statusCode).toBe(400);
    expect(body).toContain('role="alert"');
    expect(body).not.toContain('<script>alert');
  }
});

it('is for administrators of the authority only, and looking changes nothing', async () => {
  const before = await current();
  const foreign = await world.as('administrator', { authority: 'nam-sach' });
  for (const path of [URL, `${URL}/2026`]) {
    for (const role of ['coordinator', 'officer', 'viewer'] as const)
      expect((await (await world.as(role)).get(path)).statusCode).toBe(404);
    expect((await foreign.get(path)).statusCode).toBe(404);
    expect((await world.anybody.get(path)).statusCode).toBe(303);
  }
  expect((await foreign.post(`${URL}/2026`, { act: 'save' })).statusCode).toBe(404);
  for (const year of ['1999', '20260', 'abc', '__proto__']) expect((await admin.get(`${URL}/${year}`)).statusCode).toBe(404);
  expect(await current()).toEqual(before);
});
