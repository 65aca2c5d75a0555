import { randomUUID } from 'node:crypto';
import { findFacts } from '../../../store/find-facts';
import { findPlan } from '../../../store/find-plan';
import { savePlan } from '../../../store/save-plan';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const NOW = Date.parse('2027-05-28T09:00:00+07:00');
const PLAN = '/a/tan-hoa/plans/tuyen-truyen-cchc/2027';
let world: TestWeb;
let minh: Visitor & { account: string };

beforeEach(async () => {
  world = await aWeb(NOW);
  const { plan, calendarVersion } = (await findPlan(world.database.db, world.planId))!;
  const waiting = {
    text: 'Theo hướng dẫn của Sở',
    class: 'after-event' as const,
    rule: { kind: 'waiting' as const },
    needs: 'date' as const,
  };
  const tasks = plan.tasks.map((task) => (task.no === '2' ? { ...task, when: waiting.text, schedules: [waiting] } : task));
  await savePlan(world.database.db, { ...plan, tasks }, { calendarVersion });
  await world.database.db.query(`update plan set started_at = '2027-01-18T08:00:00+07:00'`);
  minh = await world.as('coordinator');
});
afterEach(() => world.close());

const post = (path: string, fields: Record<string, string | string[]> = {}, who: Visitor = minh) =>
  who.post(`${PLAN}${path}`, { _id: randomUUID(), ...fields });
const facts = () => findFacts(world.database.db, world.planId);

async function propose(): Promise<string> {
  const row = (await findPlan(world.database.db, world.planId))!;
  const about = { task: '2', unit: 'van-phong', dueOn: '2027-08-31', key: '2027-08' };
  const said = await world.deps.sayFact(row, { id: 'proposal', kind: 'date-given', actor: 'lead', by: null, at: NOW, ...about });
  expect(said.problem).toBeNull();
  return 'proposal';
}

it('shows a task in the words of the document, with its occurrences', async () => {
  const { body } = await minh.get(`${PLAN}/tasks/5`);
  expect(body).toContain('Mỗi tháng 01 kỳ');
  expect(body).toContain('Phụ lục, STT 05');
  expect(body.match(/occurrences\/2027-\d\d/g)).toHaveLength(12);
});

it('gives a waiting task a day, once', async () => {
  expect((await minh.get(`${PLAN}/tasks/2`)).body).toContain('chưa có ngày cụ thể');
  const _id = randomUUID();
  for (let times = 0; times < 2; times += 1)
    expect((await post('/tasks/2/date', { _id, dueOn: '2027-07-31' })).statusCode).toBe(303);
  expect(await facts()).toMatchObject([{ kind: 'date-given', dueOn: '2027-07-31', actor: 'coordinator' }]);
  // A Saturday: due on the Monday after.
  expect((await minh.get(`${PLAN}/tasks/2?done=date`)).body).toContain('Đã xác định: 02/08/2027');
});

it('gives it a month, due on its last day', async () => {
  expect((await post('/tasks/2/date', { month: '2027-09' })).statusCode).toBe(303);
  expect(await facts()).toMatchObject([{ dueOn: '2027-09-30', key: '2027-09' }]);
});

it.each([
  [{}, 'Đề nghị chọn ngày'],
  [{ dueOn: '2027-02-30' }, 'Ngày không có thật'],
  [{ dueOn: '2035-01-01' }, 'Đề nghị chọn ngày trong khoảng'],
  [{ month: '05/2027' }, 'theo dạng năm-tháng'],
  [{ month: '2031-05' }, 'Đề nghị chọn tháng trong khoảng'],
  [{ month: '2027-05', dueOn: '2027-05-31' }, 'chỉ ghi một mục'],
])('says what is wrong with a day like %j', async (fields, words) => {
  const { statusCode, body } = await post('/tasks/2/date', fields as Record<string, string>);
  expect(statusCode).toBe(422);
  expect(body).toContain(words);
  expect(await facts()).toEqual([]);
});

it('gives no day to a task that has its own', async () => {
  expect((await post('/tasks/5/date', { dueOn: '2027-07-31' })).statusCode).toBe(422);
});

it('confirms a day a lead has proposed, or has it withdrawn', async () => {
  const about = await propose();
  expect((await minh.get(`${PLAN}/tasks/2`)).body).toContain('Xác nhận thời hạn này');
  expect((await minh.get('/a/tan-hoa/today')).body).toContain('đề xuất 31/08/2027');
  expect((await post('/tasks/2/confirm-date', { about })).statusCode).toBe(303);
  expect((await minh.get(`${PLAN}/tasks/2`)).body).toContain('Đã xác định: 31/08/2027');
  expect((await post('/tasks/2/confirm-date', { about })).body).toContain('đã được xử lý');
  expect((await post('/tasks/2/withdraw', { about, text: 'Sở dời lịch' })).statusCode).toBe(303);
  expect((await minh.get(`${PLAN}/tasks/2`)).body).not.toContain('Đã xác định: 31/08/2027');
});

it('picks partners where the document leaves them open', async () => {
  expect((await minh.get(`${PLAN}/tasks/3/partners?q=kinh te`)).body).toMatch(/Không có đơn vị|Phòng Kinh tế/);
  expect((await post('/tasks/3/partners', { units: [] })).body).toContain('chọn ít nhất một đơn vị');
  expect((await post('/tasks/3/partners', { units: ['khong-co'] })).body).toContain('không còn trong danh mục');
  expect((await post('/tasks/3/partners', { units: 'mttq', key: '2027-99' })).body).toContain('không có kỳ đã chọn');
  expect((await post('/tasks/3/partners', { units: ['mttq', 'cong-an'] })).statusCode).toBe(303);
  expect(await facts()).toMatchObject([{ kind: 'partners-picked', units: ['mttq', 'cong-an'], key: null }]);
  expect((await minh.get(`${PLAN}/tasks/3`)).body).toContain('Đã chọn: Ủy ban MTTQ Việt Nam xã; Công an xã');
  expect((await minh.get('/a/tan-hoa/today')).body).not.toContain('Chưa xác định cơ quan phối hợp');
});

it('ticks who is informed until the first notices are out', async () => {
  const { body } = await minh.get(`${PLAN}/informs`);
  expect(body).toContain('Sở Nội vụ');
  const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
  expect((await post('/informs', { version, units: 'mttq' })).statusCode).toBe(422);
  expect((await post('/informs', { version, units: 'so-noi-vu' })).statusCode).toBe(303);
  const row = (await findPlan(world.database.db, world.planId))!;
  expect(row.plan.informs).toEqual(['so-noi-vu']);
  expect(await facts()).toMatchObject([{ kind: 'amended', by: minh.account }]);
  expect((await post('/informs', { version, units: [] })).body).toContain('vừa được người khác điều chỉnh');
  await world.database.db.query(`update plan set handled_on = '2027-05-27'`);
  expect((await post('/informs', { version: String(row.version), units: [] })).body).toContain(
    'không nhận được nên không ghi nhận',
  );
});

it('shows the plan’s tasks with how they stand, by words, unit and state', async () => {
  const rows = async (query: string) => ((await minh.get(`${PLAN}?${query}`)).body.match(/\/tasks\//g) ?? []).length;
  expect(await rows('')).toBe(11);
  expect(await rows('q=truyen thanh')).toBe(0);
  expect(await rows('q=truyền thanh')).toBe(1);
  expect(await rows('unit=tram-y-te')).toBeGreaterThan(0);
  expect(await rows('state=waiting')).toBe(1);
  expect(await rows('state=late')).toBeGreaterThan(0);
  expect(await rows('state=nonsense')).toBe(11);
  expect((await minh.get(PLAN)).body).toContain(`${PLAN}/manage`);
});

it('leaves all this to the coordinator of the authority', async () => {
  for (const path of ['/tasks/2/date', '/tasks/2/confirm-date', '/tasks/2/withdraw', '/tasks/3/partners', '/informs']) {
    for (const role of ['administrator', 'officer', 'viewer'] as const)
      expect((await post(path, {}, await world.as(role))).statusCode).toBe(404);
    expect((await post(path, {}, world.anybody)).statusCode).toBe(401);
    const foreign = await world.as('coordinator', { authority: 'khac' });
    expect((await foreign.post(`/a/khac/plans/tuyen-truyen-cchc/2027${path}`, {})).statusCode).toBe(404);
  }
  expect(await facts()).toEqual([]);
});
