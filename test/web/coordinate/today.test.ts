import { findAuthority, saveAuthority } from '../../../store/authorities';
import { findPlan } from '../../../store/find-plan';
import { savePlan } from '../../../store/save-plan';
import { startPlan } from '../../../store/set-plan-state';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';
import { insertNotice } from './a-ledger';

// A Friday: the monthly column of the radio station is due on Monday 31/05/2027.
const NOW = Date.parse('2027-05-28T09:00:00+07:00');
let world: TestWeb;
let minh: Visitor;

beforeEach(async () => {
  world = await aWeb(NOW);
  await world.database.db.query(`update plan set started_at = '2027-01-18T08:00:00+07:00'`);
  minh = await world.as('coordinator');
});
afterEach(() => world.close());

const today = async () => (await minh.get('/a/tan-hoa/today')).body;

async function say(kind: string, more: Record<string, unknown> = {}, text?: string) {
  const row = (await findPlan(world.database.db, world.planId))!;
  const fact = { task: '5', key: '2027-05', unit: 'trung-tam-vhtt', actor: 'lead', by: null, at: NOW, ...more };
  const said = await world.deps.sayFact(row, { id: `${kind}-1`, kind, ...fact } as never, text ? { text } : {});
  expect(said.problem).toBeNull();
}

it('lists what is late with its unit, its day and how often it was reminded', async () => {
  const item = { task: '5', key: '2027-04', lead: 'trung-tam-vhtt', dueOn: '2027-05-04' };
  await insertNotice(world, { kind: 'overdue', items: [item], state: 'told' });
  const body = await today();
  expect(body).toContain('Quá hạn');
  expect(body).toContain('Duy trì và nâng cao chất lượng chuyên mục');
  expect(body).toContain('kỳ tháng 4/2027');
  expect(body).toMatch(/quá hạn \d\d ngày làm việc/);
  expect(body).toContain('đã nhắc 01 lần');
  expect(body).toContain('chưa có phản hồi');
});

it('lists what is due within seven days', async () => {
  const week = (await today()).split('id="week"')[1] ?? '';
  expect(week).toContain('kỳ tháng 5/2027');
  expect(week).toContain('còn 01 ngày làm việc');
});

it('names the plan beside its work only where there are several', async () => {
  const { db } = world.database;
  const beside = async () => (await today()).split('id="week"')[1]?.includes('<span class="why">kỳ tháng 5/2027</span>');
  expect(await beside()).toBe(true);
  const row = (await findPlan(db, world.planId))!;
  await savePlan(db, { ...row.plan, id: 'tan-hoa/khac/2027', slug: 'khac', title: 'Kế hoạch khác' }, row);
  await startPlan(db, 'tan-hoa/khac/2027', NOW);
  expect(await beside()).toBe(false);
});

it('lists an asked extension, and takes it away once it is decided', async () => {
  await say('extension-asked', { newDueOn: '2027-06-15' });
  const body = await today();
  expect(body).toContain('Đề nghị gia hạn');
  expect(body).toContain('đề nghị đến 15/06/2027; tạm dừng đôn đốc đến hết 04/06/2027');
  await say('extension-refused', { actor: 'coordinator' });
  expect(await today()).not.toContain('đề nghị đến 15/06/2027');
});

it('lists an obstacle until the coordinator has a word with the unit', async () => {
  await say('obstacle', {}, 'Máy phát hỏng');
  expect(await today()).toContain('Khó khăn, vướng mắc chưa trả lời');
  await say('urged', { actor: 'coordinator' }, 'Đã bố trí máy dự phòng');
  expect(await today()).not.toContain('Khó khăn, vướng mắc chưa trả lời');
});

it('lists a hand-over, open partners and, before anybody was told, bodies to be informed', async () => {
  await say('handed-over', { toUnit: 'van-phong' });
  const body = await today();
  expect(body).toContain('đề nghị chuyển cho Văn phòng HĐND và UBND');
  expect(body).toContain('Chưa xác định cơ quan phối hợp');
  expect(body).toContain('Cơ quan cấp trên, bên ngoài chưa được chọn');
  await world.database.db.query(`update plan set handled_on = '2027-05-27'`);
  expect(await today()).not.toContain('Cơ quan cấp trên, bên ngoài chưa được chọn');
});

it('names who was not reached and why, and units where nobody can be', async () => {
  const item = { task: '5', key: '2027-04', lead: 'trung-tam-vhtt' };
  await insertNotice(world, { kind: 'overdue', items: [item], state: 'undeliverable', message: 'bounced' });
  const register = (await findAuthority(world.database.db, 'tan-hoa'))!;
  await saveAuthority(world.database.db, {
    ...register,
    officers: register.officers.filter(({ unit }) => unit !== 'tram-y-te'),
  });
  const body = await today();
  expect(body).toContain('thư bị trả lại; đề nghị kiểm tra lại địa chỉ');
  expect(body).toMatch(/Chưa có người nhận với địa chỉ liên hệ tại: <a [^>]+>Trạm Y tế<\/a>/);
});

it('says so where nothing is late, waits or is due', async () => {
  await world.database.db.query(`update plan set state = 'closed'`);
  const body = await today();
  expect(body).toContain('Không có việc nào chờ quyết định');
  expect(body).toContain('Không có nhiệm vụ quá hạn');
  expect(body).toContain('Mọi người đã nhận được tin trong 30 ngày qua');
});

it('opens every row it links to', async () => {
  await say('obstacle', {}, 'Máy phát hỏng');
  const links = [...(await today()).matchAll(/href="(\/a\/[^"]+)/g)].map(([, url]) =>
    url!.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
  );
  const own = [...new Set(links)].filter((url) => !/\/(grid|plans|statistics|overview|informs)$/.test(url));
  expect(own.length).toBeGreaterThan(10);
  for (const url of own) expect([url, (await minh.get(url)).statusCode]).toEqual([url, 200]);
});

it('shows all work by state, plan and unit, also by a part of its name', async () => {
  const rows = async (query: string) => ((await minh.get(`/a/tan-hoa/work?${query}`)).body.match(/<tr><td/g) ?? []).length;
  const all = await rows('');
  expect(all).toBeGreaterThan(10);
  expect(await rows('state=late')).toBeLessThan(all);
  expect(await rows('unit=trung tâm văn hoá')).toBe(12);
  expect(await rows('unit=trung-tam-vhtt')).toBe(12);
  expect(await rows('unit=khong-co')).toBe(0);
  expect(await rows('plan=tan-hoa/khac/2027')).toBe(0);
  expect(await rows('page=99')).toBe(0);
  expect(await rows('state=<script>&page=-1')).toBe(all);
});

it.each(['today', 'work', 'waiting'])('is for those who follow the plans of the authority: %s', async (path) => {
  expect((await world.anybody.get(`/a/tan-hoa/${path}`)).statusCode).toBe(303);
  for (const role of ['officer', 'viewer'] as const)
    expect((await (await world.as(role)).get(`/a/tan-hoa/${path}`)).statusCode).toBe(404);
  expect((await (await world.as('administrator')).get(`/a/tan-hoa/${path}`)).statusCode).toBe(200);
  expect((await minh.get(`/a/khac/${path}`)).statusCode).toBe(404);
});
