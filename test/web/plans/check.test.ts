import { randomUUID } from 'node:crypto';
import { sampleAuthority, samplePlan } from '../../../config/sample-plan';
import { parsePlan } from '../../../config/load-plan';
import { planYaml } from '../../../config/write-plan';
import type { Plan, Task } from '../../../domain/plan';
import type { Authority } from '../../../domain/unit';
import { saveAuthority } from '../../../store/authorities';
import { findDraft } from '../../../store/plan-drafts';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
let world: TestWeb;
let clerk: Visitor;

beforeAll(async () => {
  world = await aWeb(NOW);
  clerk = await world.as('administrator');
});
afterAll(() => world?.close());
afterEach(async () => void (await saveAuthority(world.database.db, sampleAuthority())));

const monthly = samplePlan(2027).tasks[4]!;
const aPlan = (task: Partial<Task>, over: Partial<Plan> = {}): Plan => ({
  ...samplePlan(2027),
  slug: 'mot-viec',
  tasks: [{ ...monthly, no: '1', notes: [], ...task }],
  ...over,
});

/** A draft of a plan, given as text; `url` its check. */
async function aDraft(plan: Plan, change: (text: string) => string = (text) => text) {
  const id = randomUUID();
  const sent = await clerk.post('/a/tan-hoa/plans/new', { _id: id, text: change(planYaml(plan, sampleAuthority())) });
  expect(sent.statusCode).toBe(303);
  const url = `/a/tan-hoa/plans/new/${id}/check`;
  return {
    url,
    body: async () => (await clerk.get(url)).body,
    draft: async () => (await findDraft(world.database.db, 'tan-hoa', id))!,
    /** Answers the question whose card says `words`. */
    answer: async (words: string, fields: Record<string, string>) => {
      const { body } = await clerk.get(url);
      const card = body.split('<section class="card question"').find((one) => one.includes(words)) ?? '';
      const question = /name="question" value="([0-9a-f]+)"/.exec(card)?.[1] ?? '';
      expect(question).not.toBe('');
      return clerk.post(url, { question, ...fields });
    },
  };
}

const withUnits = (change: (unit: Authority['units'][number]) => Authority['units'][number]): Authority => ({
  ...sampleAuthority(),
  units: sampleAuthority().units.map(change),
});

it('asks for number and issue day and takes them', async () => {
  const { answer, body, draft } = await aDraft(aPlan({}, { number: null, issuedOn: null }));
  expect(await body()).toContain('Cần xác nhận (02)');
  expect((await answer('Văn bản chưa có số', { text: '' })).statusCode).toBe(422);
  await answer('Văn bản chưa có số', { text: '15/KH-UBND' });
  expect((await answer('chưa có ngày ban hành', { date: '2019-01-01' })).body).toContain('từ năm 2026 đến năm 2028');
  await answer('chưa có ngày ban hành', { date: '2027-01-12' });
  expect((await draft()).plan).toMatchObject({ number: '15/KH-UBND', issuedOn: '2027-01-12' });
  expect(await body()).toContain('Ngày ban hành: 12/01/2027');
});

it('leaves a question for later with its safe default said, and still takes its answer', async () => {
  const { answer, body, draft } = await aDraft(aPlan({}, { number: null }));
  expect((await answer('Văn bản chưa có số', { later: 'yes' })).statusCode).toBe(303);
  expect(await body()).toContain('Để lại, xác định sau (01)');
  expect(await body()).toContain('Thư ghi tên kế hoạch thay cho số, ký hiệu.');
  await answer('Văn bản chưa có số', { text: '1/KH' });
  expect((await draft()).plan.number).toBe('1/KH');
});

it('blocks on a lead the register does not know, proposes what is like it, and keeps the document’s words as a note', async () => {
  const { answer, body, draft } = await aDraft(aPlan({}), (text) =>
    text.replace(/leads:\n\s+- .*/, 'leads:\n      - Phòng Kinh tê'),
  );
  expect(await body()).toContain('Phải xác định trước khi bắt đầu (01)');
  expect(await body()).toContain('value="Phòng Kinh tế"');
  const later = await answer('Phòng Kinh tê”', { later: 'yes' });
  expect(later.statusCode).toBe(422);
  const unknown = await answer('Phòng Kinh tê”', { choice: 'other', name: '<b>Phòng</b> lạ' });
  expect(unknown.statusCode).toBe(422);
  expect(unknown.body).toContain('không có tên “&lt;b&gt;Phòng&lt;/b&gt; lạ”');
  await answer('Phòng Kinh tê”', { choice: 'Phòng Kinh tế', name: '' });
  const { plan, text } = await draft();
  expect(plan.tasks[0]).toMatchObject({
    leads: [{ name: 'Phòng Kinh tế', unit: 'phong-kinh-te', accountable: true }],
    notes: ['Văn bản ghi “Phòng Kinh tê”.'],
  });
  expect(parsePlan(text, 'x.yaml', sampleAuthority())).toEqual(plan);
  expect(await body()).not.toContain('Phải xác định trước');
});

it('takes several units, or groups, for partners the document leaves open', async () => {
  const { answer, draft } = await aDraft(aPlan({ partners: [{ name: 'các cơ quan có liên quan', unit: null, group: null }] }));
  await answer('các cơ quan có liên quan', { name: 'Phòng Kinh tế; Trưởng các thôn' });
  expect((await draft()).plan.tasks[0]?.partners).toMatchObject([{ unit: 'phong-kinh-te' }, { group: expect.any(String) }]);
});

const WAITING = { text: 'định kỳ báo cáo', class: 'unclear', rule: { kind: 'waiting' }, needs: 'ask', note: 'Kỳ nào?' } as const;

it.each([
  [{ choice: 'date', date: '2027-05-20' }, { class: 'by', rule: { kind: 'limit', on: '2027-05-20' } }, '20/05/2027'],
  [{ choice: 'period', period: 'quarter' }, { class: 'recurring', rule: { kind: 'each', period: 'quarter' } }, '31/03/2027'],
  [{ choice: 'standing' }, { class: 'standing', rule: { kind: 'standing' } }, 'không hạn'],
])('takes %j for a time that is open', async (fields, schedule, words) => {
  const { answer, draft, body } = await aDraft(aPlan({ schedules: [WAITING] }));
  await answer('Kỳ nào?', fields);
  const { plan, text } = await draft();
  expect(plan.tasks[0]?.schedules).toEqual([{ text: 'định kỳ báo cáo', ...schedule }]);
  expect(parsePlan(text, 'x.yaml', sampleAuthority())).toEqual(plan);
  expect(await body()).toContain(words);
});

it.each([
  [{}, 'Chọn một trong các cách'],
  [{ choice: 'agree' }, 'Chọn một trong các cách'],
  [{ choice: 'date', date: '2027-02-30' }, 'Chọn ngày trong năm 2027'],
  [{ choice: 'period', period: 'constructor' }, 'Chọn kỳ'],
])('refuses %j for a time that is open', async (fields, words) => {
  const { answer, draft } = await aDraft(aPlan({ schedules: [WAITING] }));
  const { statusCode, body } = await answer('Kỳ nào?', fields);
  expect(statusCode).toBe(422);
  expect(body).toContain(words);
  expect((await draft()).version).toBe(1);
});

it('gives the second dated time of a task a label of its own, so that the plan can be read again', async () => {
  const { answer, draft } = await aDraft(aPlan({ schedules: [...monthly.schedules, WAITING] }));
  await answer('Kỳ nào?', { choice: 'date', date: '2027-05-20' });
  const { plan, text } = await draft();
  expect(parsePlan(text, 'x.yaml', sampleAuthority())).toEqual(plan);
  expect(plan.tasks[0]?.schedules[1]?.label).toBe('lich-2');
});

it('lets a reading stand that was only assumed', async () => {
  const schedule = { ...monthly.schedules[0]!, needs: 'ask', note: 'Có phải mỗi tháng một kỳ?' } as const;
  const { answer, draft } = await aDraft(aPlan({ schedules: [schedule] }));
  await answer('Có phải mỗi tháng', { choice: 'agree' });
  expect((await draft()).plan.tasks[0]?.schedules).toEqual(monthly.schedules);
});

it('asks about units that were merged, renamed or have ended since, and proposes who has their work', async () => {
  const ids = ['phong-kinh-te', 'tram-y-te', 'trung-tam-vhtt'];
  await saveAuthority(
    world.database.db,
    withUnits((unit) => {
      if (unit.id === ids[0]) return { ...unit, successors: [{ unit: 'van-phong', from: '2026-07-01' }] };
      if (unit.id === ids[1]) return { ...unit, until: '2026-06-30' };
      return unit.id === ids[2] ? { ...unit, names: [{ name: 'Trung tâm Dịch vụ công', from: '2026-09-01' }] } : unit;
    }),
  );
  const lead = (unit: string) => ({
    name: sampleAuthority().units.find(({ id }) => id === unit)!.name,
    unit,
    group: null,
    scope: null,
  });
  const leads = ids.map((unit, i) => ({ ...lead(unit), accountable: i === 0 }));
  const { answer, body, draft } = await aDraft(aPlan({ leads }));
  expect(await body()).toContain('việc do Văn phòng HĐND và UBND tiếp nhận');
  expect(await body()).toContain('đã kết thúc hoạt động ngày 30/06/2026');
  expect(await body()).toContain('Đơn vị đã đổi tên thành Trung tâm Dịch vụ công');
  expect(await body()).toContain('Phải xác định trước khi bắt đầu (01)');
  await answer('sáp nhập', { choice: 'Văn phòng HĐND và UBND' });
  await answer('đã đổi tên', { choice: 'Trung tâm Dịch vụ công' });
  const { tasks } = (await draft()).plan;
  expect(tasks[0]?.leads[0]).toMatchObject({ unit: 'van-phong', accountable: true });
  expect(tasks[0]?.leads[2]).toMatchObject({ name: 'Trung tâm Dịch vụ công', unit: 'trung-tam-vhtt' });
  expect(await body()).not.toContain('đã đổi tên');
});

it('says which units cannot be reached, and blocks when it is the coordinator', async () => {
  const authority = sampleAuthority();
  const officers = authority.officers
    .filter(({ unit }) => unit !== 'phong-vhxh' && unit !== 'phong-kinh-te')
    .map((one) => (one.unit === 'tram-y-te' ? { ...one, email: null } : one));
  await saveAuthority(world.database.db, { ...authority, officers });
  const { body } = await aDraft({ ...samplePlan(2027), slug: 'mot-viec' });
  expect(await body()).toContain('Cơ quan đầu mối chưa có người nào');
  expect(await body()).toMatch(/Phòng Kinh tế”<\/blockquote>\s*<p>Đơn vị chủ trì chưa có người nào/);
  expect(await body()).toMatch(/Trạm Y tế”<\/blockquote>\s*<p>Đơn vị chủ trì chưa có thư điện tử/);
});

it('shows the due days of the year, why one moved, and which years are provisional', async () => {
  const { body } = await aDraft(aPlan({}));
  expect(await body()).toContain('31/01/2027 là Chủ nhật, chuyển sang 01/02/2027');
  expect(await body()).toContain('Lịch nghỉ năm 2027');
});

it('says so when a question has been answered meanwhile, and shows foreign text as text', async () => {
  const hostile = `<script>alert(1)</script>${'a'.repeat(200)}`;
  const { url, body } = await aDraft(aPlan({ title: hostile, when: hostile, schedules: [] }));
  expect((await clerk.post(url, { question: 'x', choice: 'agree' })).headers.location).toContain('done=gone');
  expect(await body()).not.toContain('<script>alert');
});
