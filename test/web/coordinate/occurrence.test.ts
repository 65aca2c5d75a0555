import { randomUUID } from 'node:crypto';
import type { FactDraft } from '../../../web/web-deps';
import { findFacts } from '../../../store/find-facts';
import { findPlan } from '../../../store/find-plan';
import { savePlan } from '../../../store/save-plan';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const NOW = Date.parse('2027-05-28T09:00:00+07:00');
const LEAD = 'trung-tam-vhtt';
let world: TestWeb;
let minh: Visitor & { account: string };
let task: string;
let page: string;

beforeEach(async () => {
  world = await aWeb(NOW);
  await world.database.db.query(`update plan set started_at = '2027-01-18T08:00:00+07:00', handled_on = '2027-05-27'`);
  minh = await world.as('coordinator');
  task = `/a/tan-hoa/plans/tuyen-truyen-cchc/2027/tasks/5`;
  page = `${task}/occurrences/2027-05`;
});
afterEach(() => world.close());

const planRow = async () => (await findPlan(world.database.db, world.planId))!;
const facts = async () => findFacts(world.database.db, world.planId);
const kinds = async () => (await facts()).map(({ kind }) => kind);

async function say(kind: FactDraft['kind'], more: Partial<FactDraft> = {}, text?: string, evidence?: unknown): Promise<string> {
  const id = `${kind}-${randomUUID()}`;
  const fact = { task: '5', key: '2027-05', unit: LEAD, actor: 'lead' as const, by: null, at: NOW, ...more };
  const said = await world.deps.sayFact(await planRow(), { id, kind, ...fact }, { ...(text && { text }), evidence });
  expect(said.problem).toBeNull();
  return id;
}

async function confirming(): Promise<void> {
  const { plan, calendarVersion } = await planRow();
  await savePlan(world.database.db, { ...plan, confirms: true }, { calendarVersion });
}

const act = (name: string, fields: Record<string, string> = {}, who: Visitor = minh) =>
  who.post(`${page}/${name}`, { _id: randomUUID(), unit: LEAD, ...fields });

it('shows an occurrence with its story, its reasons and what can be done', async () => {
  await say('obstacle', {}, 'Máy phát <b>hỏng</b>');
  const { statusCode, body } = await minh.get(page);
  expect(statusCode).toBe(200);
  expect(body).toContain('Nhiệm vụ 5, kỳ tháng 5/2027');
  expect(body).toContain('Diễn biến và lý do');
  expect(body).toContain('phản ánh khó khăn, vướng mắc');
  expect(body).toContain('Máy phát &lt;b&gt;hỏng&lt;/b&gt;');
  expect(body).toContain('Đôn đốc, trả lời đơn vị');
  expect(body).toContain('Ghi nhận hoàn thành thay đơn vị');
  expect(body).not.toContain('Xác nhận hoàn thành</summary>');
});

it('confirms a completion once, however often the form is sent', async () => {
  await confirming();
  const about = await say('completed', { doneOn: '2027-05-27' });
  expect((await minh.get(page)).body).toContain('Xác nhận hoàn thành</summary>');
  const _id = randomUUID();
  for (let times = 0; times < 2; times += 1) {
    const { statusCode, headers } = await act('confirm', { _id });
    expect(statusCode).toBe(303);
    expect(headers.location).toBe(`${page}?unit=${LEAD}&done=confirm`);
  }
  expect((await facts()).filter(({ kind }) => kind === 'confirmed')).toMatchObject([
    { about, by: minh.account, actor: 'coordinator' },
  ]);
  const { body } = await minh.get(`${page}?unit=${LEAD}&done=confirm`);
  expect(body).toContain('Đã ghi nhận: xác nhận hoàn thành.');
  expect(body).toContain('hoàn thành đúng hạn');
});

it('returns a completion only with a reason, and keeps what was written', async () => {
  await say('completed', { doneOn: '2027-05-27' });
  const bare = await act('return');
  expect(bare.statusCode).toBe(422);
  expect(bare.body).toContain('Đề nghị điền mục “Lý do”.');
  const long = await act('return', { text: 'x'.repeat(2001) });
  expect(long.statusCode).toBe(422);
  expect(long.body).toContain('đề nghị rút gọn còn tối đa 2000 ký tự');
  expect(long.body).toContain('x'.repeat(2001));
  expect((await act('return', { text: 'Thiếu minh chứng' })).statusCode).toBe(303);
  expect(await kinds()).toEqual(['completed', 'returned']);
  expect((await minh.get(page)).body).toContain('Thiếu minh chứng');
});

it('tells no unit of an act that does not fit any more', async () => {
  for (const name of ['confirm', 'return', 'refuse', 'keep-lead']) {
    const { statusCode, body } = await act(name, { text: 'Lý do' });
    expect([name, statusCode]).toEqual([name, 422]);
    expect(body).toContain('Tình trạng nhiệm vụ vừa thay đổi');
  }
  expect(await kinds()).toEqual([]);
});

it('grants an extension with a new day after the one in force', async () => {
  await say('extension-asked', { newDueOn: '2027-06-15' }, 'Chờ thiết bị');
  expect((await minh.get(page)).body).toContain('value="2027-06-15"');
  for (const [newDueOn, words] of [
    ['', 'Đề nghị điền mục “Thời hạn mới”.'],
    ['2027-02-30', 'Ngày không có thật'],
    ['2027-05-31', 'Thời hạn mới phải sau thời hạn đang áp dụng (31/05/2027).'],
    ['2099-01-01', 'Thời hạn mới quá xa'],
  ] as const) {
    const { statusCode, body } = await act('grant', { newDueOn });
    expect(statusCode).toBe(422);
    expect(body).toContain(words);
  }
  expect((await act('grant', { newDueOn: '2027-06-15' })).statusCode).toBe(303);
  const { body } = await minh.get(page);
  expect(body).toContain('thứ Ba, ngày 15/06/2027');
  expect(body).toContain('ban đầu 31/05/2027');
});

it('refuses an extension with a reason', async () => {
  await say('extension-asked', { newDueOn: '2027-06-15' });
  expect((await act('refuse', { text: 'Báo cáo tỉnh đúng kỳ' })).statusCode).toBe(303);
  expect(await kinds()).toEqual(['extension-asked', 'extension-refused']);
});

it('records a completion for a unit, on a day that has been', async () => {
  expect((await act('complete', { doneOn: '2027-05-29' })).body).toContain('Ngày hoàn thành ở sau hôm nay');
  expect((await act('complete', { doneOn: '2027-05-26', text: 'Báo cáo số 15/BC' })).statusCode).toBe(303);
  expect(await facts()).toMatchObject([{ kind: 'completed', doneOn: '2027-05-26', actor: 'coordinator' }]);
});

it('urges a unit in words of its own', async () => {
  expect((await act('urge', { text: 'Đề nghị báo cáo trước thứ Sáu' })).statusCode).toBe(303);
  expect(await kinds()).toEqual(['urged']);
});

it('keeps a lead that wants to hand over, and tells it why', async () => {
  const about = await say('handed-over', { toUnit: 'van-phong' }, 'Không thuộc chức năng');
  expect((await act('keep-lead', { text: 'Đã phân công tại kế hoạch' })).statusCode).toBe(303);
  expect(await facts()).toMatchObject([{}, { kind: 'withdrawn', about }, { kind: 'urged' }]);
  expect((await minh.get(page)).body).not.toContain('Giữ nguyên đơn vị chủ trì</summary>');
});

it('hands a task over by amending the plan, once', async () => {
  await say('handed-over', { toUnit: 'van-phong' });
  const _id = randomUUID();
  const fields = { _id, toUnit: 'van-phong', text: 'Theo chức năng' };
  const { statusCode, headers } = await act('hand-over', fields);
  expect(statusCode).toBe(303);
  expect((await minh.get(headers.location!)).statusCode).toBe(200);
  expect((await act('hand-over', fields)).statusCode).toBe(303);
  const row = await planRow();
  expect(row.version).toBe(2);
  expect(row.plan.tasks.find(({ no }) => no === '5')?.leads).toMatchObject([
    { unit: 'van-phong', name: 'Văn phòng HĐND và UBND' },
  ]);
  expect(await kinds()).toEqual(['handed-over', 'amended']);
});

it('does not hand over a task of which the unit has done a part: that would count for the new one', async () => {
  await say('completed', { key: '2027-04', doneOn: '2027-04-29' });
  await say('handed-over', { toUnit: 'van-phong' });
  const { statusCode, body } = await act('hand-over', { toUnit: 'van-phong', text: 'Theo chức năng' });
  expect(statusCode).toBe(422);
  expect(body).toContain('Đơn vị đã hoàn thành một số kỳ');
  expect((await planRow()).version).toBe(1);
});

it('leaves returns and extensions of the coordinator’s own tasks to the leadership, and says so', async () => {
  const own = '/a/tan-hoa/plans/tuyen-truyen-cchc/2027/tasks/3/occurrences/';
  const key = (await minh.get('/a/tan-hoa/plans/tuyen-truyen-cchc/2027/tasks/3')).body.match(/occurrences\/([^"?]+)/)?.[1] ?? '';
  await say('extension-asked', { task: '3', key, unit: 'phong-vhxh', newDueOn: '2027-12-15' });
  const { body } = await minh.get(own + key);
  expect(body).toContain('do Lãnh đạo UBND xã quyết định');
  expect(body).not.toContain('>Gia hạn</summary>');
  const refused = await minh.post(`${own}${key}/grant`, { _id: randomUUID(), unit: 'phong-vhxh', newDueOn: '2027-12-15' });
  expect(refused.statusCode).toBe(422);
});

it('withdraws what was recorded, with a reason, once', async () => {
  const about = await say('completed', { doneOn: '2027-05-27' });
  expect((await act('withdraw', { about })).body).toContain('Đề nghị nêu lý do thu hồi.');
  const _id = randomUUID();
  for (let times = 0; times < 2; times += 1)
    expect((await act('withdraw', { _id, about, text: 'Nhầm kỳ' })).statusCode).toBe(303);
  expect(await kinds()).toEqual(['completed', 'withdrawn']);
  expect((await act('withdraw', { about, text: 'Nữa' })).body).toContain('đã được thu hồi trước đó');
  const elsewhere = await say('completed', { key: '2027-06', doneOn: '2027-05-27' });
  expect((await act('withdraw', { about: elsewhere, text: 'Khác kỳ' })).statusCode).toBe(404);
});

it('withdraws a partner’s part too', async () => {
  const about = await say('contributed', { unit: 'phong-vhxh', actor: 'partner' }, 'Đã gửi tin');
  expect((await act('withdraw', { about, text: 'Nhầm kỳ' })).statusCode).toBe(303);
});

it('shows evidence as files and addresses, and never an address that would run', async () => {
  const files = [{ id: 'e1', name: 'ảnh <1>.jpg', size: 123_456 }];
  await say('completed', { doneOn: '2027-05-27' }, 'Xong', { files, links: ['https://a.example/x', 'javascript:alert(1)'] });
  const { body } = await minh.get(page);
  expect(body).toContain('href="/a/tan-hoa/evidence/e1">ảnh &lt;1&gt;.jpg</a> (124 KB)');
  expect(body).toContain('href="https://a.example/x"');
  expect(body).not.toContain('javascript:');
});

it('takes no act without a right form, from another role, of another unit or another authority', async () => {
  expect((await act('urge', { text: 'x', _id: 'abc' })).statusCode).toBe(422);
  expect((await act('urge', { text: 'x', unit: 'khac' })).statusCode).toBe(404);
  for (const role of ['administrator', 'officer', 'viewer'] as const)
    expect((await act('urge', { text: 'x' }, await world.as(role))).statusCode).toBe(404);
  expect((await act('urge', { text: 'x' }, await world.as('coordinator', { authority: 'khac' }))).statusCode).toBe(404);
  expect((await act('urge', { text: 'x' }, world.anybody)).statusCode).toBe(401);
  expect((await minh.get(`${page}/urge`)).statusCode).toBe(404);
  expect(await kinds()).toEqual([]);
});

it('shows an administrator the page without the acts, and who decides', async () => {
  await say('extension-asked', { newDueOn: '2027-06-15' });
  const { body } = await (await world.as('administrator')).get(page);
  expect(body).toContain('Việc này chờ Phòng Văn hóa - Xã hội quyết định');
  expect(body).not.toContain('<form class="form"');
});

it('takes nothing on a plan that has ended', async () => {
  await world.database.db.query(`update plan set state = 'closed'`);
  expect((await act('urge', { text: 'x' })).statusCode).toBe(422);
  expect((await minh.get(page)).body).not.toContain('class="act"');
});

it('lists the leads of a group, and opens each', async () => {
  const group = '/a/tan-hoa/plans/tuyen-truyen-cchc/2027/tasks/1/occurrences/2027-Q2';
  const { body } = await minh.get(group);
  expect(body).toContain('Các đơn vị chủ trì');
  expect(body).toContain(`${group}?unit&#x3D;van-phong`);
  const one = await minh.get(`${group}?unit=van-phong`);
  expect(one.body).toContain('Ghi nhận hoàn thành thay đơn vị');
  expect(one.body).not.toContain('>Gia hạn</summary>');
  const done = await minh.post(`${group}/complete`, { _id: randomUUID(), unit: 'van-phong', doneOn: '2027-05-20' });
  expect(done.statusCode).toBe(303);
  expect((await minh.get(group)).body).toContain('đã hoàn thành');
});

it.each(['', '/occurrences/2027-13', '/occurrences/2027-05?unit=khac'])(
  'has no page at a task’s %s that is not there',
  async (rest) => {
    const url = rest === '' ? task.replace(/5$/, '99') : task + rest;
    expect((await minh.get(url)).statusCode).toBe(404);
    expect((await minh.get(`${task}%00`)).statusCode).toBe(404);
  },
);

it('shows hostile words as words', async () => {
  const bidi = '\u202Egnud\u2066';
  await say('obstacle', {}, `<script>alert(1)</script> ${bidi} ${'dài '.repeat(1200)}`);
  const { statusCode, body } = await minh.get(page);
  expect(statusCode).toBe(200);
  expect(body).not.toContain('<script>alert');
  expect(body).toContain('&lt;script&gt;');
});

it('changes nothing by looking', async () => {
  const before = await kinds();
  for (const url of [task, page, `${task}/partners`]) await minh.get(url);
  expect(await kinds()).toEqual(before);
});
