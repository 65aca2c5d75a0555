import { randomUUID } from 'node:crypto';
import { parsePlan } from '../../../config/load-plan';
import { sampleAuthority } from '../../../config/sample-plan';
import { planYaml } from '../../../config/write-plan';
import { findBrokenAudit } from '../../../store/audit';
import { findFacts } from '../../../store/find-facts';
import { findPlan } from '../../../store/find-plan';
import { setPlanState } from '../../../store/set-plan-state';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const NOW = Date.parse('2026-03-02T09:00:00+07:00');
const PLAN = '/a/tan-hoa/plans/tuyen-truyen-cchc/2026';
let world: TestWeb;
let clerk: Visitor & { account: string };

beforeEach(async () => {
  world = await aWeb(NOW);
  clerk = await world.as('administrator');
});
afterEach(() => world?.close());

const row = async () => (await findPlan(world.database.db, world.planId))!;
const text = async () => planYaml((await row()).plan, sampleAuthority());
const facts = async () => (await findFacts(world.database.db, world.planId)).map(({ kind, by }) => ({ kind, by }));

/** The hidden fields of the form that puts a previewed difference into force. */
function hiddenOf(body: string): Record<string, string> {
  const of = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';
  const sent = /<textarea name="text"[^>]*>\n([\s\S]*?)<\/textarea>/.exec(body)?.[1] ?? '';
  const plain = sent
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x3D;', '=')
    .replaceAll('&amp;', '&');
  return { _id: of('_id'), base: of('base'), text: plain };
}

it('shows what an amendment of the text changes and who will be told, then puts it into force once', async () => {
  const changed = (await text()).replace('on: 2026-12-15', 'on: 2026-11-20').replace('Phòng Kinh tế', 'Trạm Y tế');
  const preview = await clerk.post(`${PLAN}/amend`, { text: changed, base: '1' });
  expect(preview.statusCode).toBe(200);
  expect(preview.body).toContain('Hạn: 14/12/2026 → 19/11/2026');
  expect(preview.body).toContain('Chủ trì: “Phòng Kinh tế” → “Trạm Y tế”');
  expect(preview.body).toMatch(/Trung tâm Phục vụ hành chính công: \d\d thay đổi/);
  expect(await facts()).toEqual([]);

  const fields = { ...hiddenOf(preview.body), reason: 'Theo Quyết định số 15' };
  expect((await clerk.post(`${PLAN}/amend/confirm`, { ...fields, reason: '' })).statusCode).toBe(422);
  const [first, again] = [await clerk.post(`${PLAN}/amend/confirm`, fields), await clerk.post(`${PLAN}/amend/confirm`, fields)];
  expect([first.headers.location, again.headers.location]).toEqual([
    `${PLAN}/manage?done=amended`,
    `${PLAN}/manage?done=amended`,
  ]);
  expect(await facts()).toEqual([{ kind: 'amended', by: clerk.account }]);
  expect((await row()).version).toBe(2);
  expect((await row()).plan).toEqual(parsePlan(changed, 'x.yaml', sampleAuthority()));
  expect(await findBrokenAudit(world.database.db)).toBeNull();

  const manage = await clerk.get(`${PLAN}/manage?done=amended`);
  expect(manage.body).toContain('Theo Quyết định số 15');
  expect(manage.body).toContain('Người dùng administrator');
  const version = await clerk.get(`${PLAN}/versions/2`);
  expect(version.body).toContain('Hạn: 14/12/2026 → 19/11/2026');
  expect((await clerk.get(`${PLAN}/versions/1`)).statusCode).toBe(404);
});

it('refuses an amendment made from a page that has become old, with the difference to the newest version', async () => {
  const mine = (await text()).replace('Tọa đàm về cải cách', 'Hội thảo về cải cách');
  const theirs = (await text()).replace('cutoffs: quarterly', 'cutoffs: monthly');
  const preview = await clerk.post(`${PLAN}/amend`, { text: mine, base: '1' });
  const other = await clerk.post(`${PLAN}/amend`, { text: theirs, base: '1' });
  await clerk.post(`${PLAN}/amend/confirm`, { ...hiddenOf(other.body), reason: 'a' });

  const stale = await clerk.post(`${PLAN}/amend/confirm`, { ...hiddenOf(preview.body), reason: 'b' });
  expect(stale.statusCode).toBe(409);
  expect(stale.body).toContain('vừa được người khác điều chỉnh');
  expect(stale.body).toContain('Đổi cách xác nhận, kỳ chốt số liệu');
  expect((await row()).plan.cutoffs).toBe('monthly');
  expect((await clerk.post(`${PLAN}/amend`, { text: mine, base: '1' })).body).toContain('vừa được người khác điều chỉnh');

  const confirmed = await clerk.post(`${PLAN}/amend/confirm`, { ...hiddenOf(stale.body), reason: 'b' });
  expect(confirmed.statusCode).toBe(303);
  expect((await row()).version).toBe(3);
});

it('amends one task by its form and leaves the rest of the plan as it is', async () => {
  const form = await clerk.get(`${PLAN}/amend?task=10`);
  expect(form.body).toContain('Công nghệ số');
  const preview = await clerk.post(`${PLAN}/amend/task`, {
    task: '10',
    base: '1',
    title: 'Tuyên truyền về công nghệ số',
    leads: 'Phòng Kinh tế\nTrạm Y tế',
    partners: '',
    products: 'Hội nghị\nTờ rơi',
    when: 'Quý IV',
    schedules: '- { text: "Quý IV", class: dates, rule: { kind: days, days: [{ on: 2026-12-31 }] } }',
  });
  expect(preview.statusCode).toBe(200);
  expect(preview.body).toContain('Bỏ hạn: 30/06/2026');
  const before = (await row()).plan;
  await clerk.post(`${PLAN}/amend/confirm`, { ...hiddenOf(preview.body), reason: 'x' });
  const { plan } = await row();
  const others = (tasks: typeof plan.tasks) => tasks.filter(({ no }) => no !== '10');
  expect(others(plan.tasks)).toEqual(others(before.tasks));
  expect(plan.tasks.find(({ no }) => no === '10')).toMatchObject({
    leads: [
      { unit: 'phong-kinh-te', accountable: true },
      { unit: 'tram-y-te', accountable: false },
    ],
    partners: [],
    products: ['Hội nghị', 'Tờ rơi'],
  });
});

it.each([
  [{ leads: '' }, 'Ghi ít nhất một đơn vị chủ trì'],
  [{ leads: 'Phòng Kinh tê <b>' }, 'không có tên “Phòng Kinh tê &lt;b&gt;”'],
  [{ title: '' }, 'Ghi nội dung nhiệm vụ'],
  [
    { schedules: '- { text: a, class: dates, rule: { kind: limit, on: 2026-02-30 } }' },
    'Dòng 1 ([0].rule.on): Ngày không có thật',
  ],
  [{ schedules: '- { text: a, class: quota, rule: { kind: limit, on: 2026-02-20 } }' }, 'không đi với quy tắc'],
  [{ schedules: '[[[' }, 'Sai cú pháp YAML'],
])('refuses %j for a task, beside its field, with what was typed', async (wrong, words) => {
  const fields = {
    task: '10',
    base: '1',
    title: 'Việc',
    leads: 'Phòng Kinh tế',
    partners: '',
    products: '',
    when: 'x',
    schedules: '',
    ...wrong,
  };
  const { statusCode, body } = await clerk.post(`${PLAN}/amend/task`, fields);
  expect(statusCode).toBe(422);
  expect(body).toContain(words);
  expect((await row()).version).toBe(1);
});

it('refuses text that is wrong, names an unknown unit, or is another plan', async () => {
  const right = await text();
  for (const [from, to, words] of [
    ['class: standing', 'class: standin', 'nằm trong danh mục'],
    ['- Phòng Kinh tế', '- Phòng Lạ', 'Không có đơn vị hoặc nhóm tên “Phòng Lạ”'],
    ['year: 2026', 'year: 2027', 'không được đổi authority, slug, year'],
    ['slug: tuyen-truyen-cchc', 'slug: khac', 'không được đổi authority, slug, year'],
  ] as const) {
    const wrong = right.replace(from, to);
    const [shown, confirmed] = [
      await clerk.post(`${PLAN}/amend`, { text: wrong, base: '1' }),
      await clerk.post(`${PLAN}/amend/confirm`, { text: wrong, base: '1', _id: randomUUID(), reason: 'x' }),
    ];
    expect([shown.statusCode, confirmed.statusCode]).toEqual([400, 400]);
    expect(shown.body).toContain(words);
  }
  const same = await clerk.post(`${PLAN}/amend`, { text: right, base: '1' });
  expect(same.body).toContain('Không có thay đổi nào');
  expect((await clerk.post(`${PLAN}/amend/confirm`, { text: right, base: '1', _id: randomUUID(), reason: 'x' })).statusCode).toBe(
    422,
  );
});

it('gives the plan as a file that reads back as the same plan', async () => {
  const { statusCode, headers, body } = await (await world.as('coordinator')).get(`${PLAN}/plan.yaml`);
  expect(statusCode).toBe(200);
  expect(headers['content-disposition']).toBe('attachment; filename="tuyen-truyen-cchc-2026.yaml"');
  expect(parsePlan(body, 'x.yaml', sampleAuthority())).toEqual((await row()).plan);
});

it('pauses, resumes and closes with a reason, by the coordinator too, each once', async () => {
  const minh = await world.as('coordinator');
  const act = (who: Visitor, fields: Record<string, string>) =>
    who.post(`${PLAN}/manage`, { _id: randomUUID(), reason: 'Chờ chỉ đạo', ...fields });
  expect((await act(minh, { act: 'pause', reason: '' })).statusCode).toBe(422);
  const id = randomUUID();
  expect((await act(minh, { act: 'pause', _id: id })).headers.location).toBe(`${PLAN}/manage?done=pause`);
  expect((await act(minh, { act: 'pause', _id: id })).statusCode).toBe(303);
  expect((await row()).state).toBe('paused');
  expect((await act(clerk, { act: 'pause' })).statusCode).toBe(409);
  expect((await clerk.get(`${PLAN}/manage`)).body).toContain('Tiếp tục theo dõi');
  await act(clerk, { act: 'resume' });
  expect((await row()).state).toBe('running');
  expect((await act(clerk, { act: 'close' })).statusCode).toBe(422);
  expect((await act(clerk, { act: 'close', sure: 'yes', reason: 'x'.repeat(5_000) })).statusCode).toBe(422);
  await act(clerk, { act: 'close', sure: 'yes' });
  expect(await facts()).toEqual([
    { kind: 'paused', by: minh.account },
    { kind: 'resumed', by: clerk.account },
    { kind: 'closed', by: clerk.account },
  ]);
  expect((await act(clerk, { act: 'constructor' })).statusCode).toBe(404);
});

it('amends no plan that has ended', async () => {
  await setPlanState(world.database.db, world.planId, 'closed');
  expect((await clerk.get(`${PLAN}/amend`)).statusCode).toBe(404);
  expect((await clerk.get(`${PLAN}/manage`)).body).not.toContain(`href="${PLAN}/amend"`);
});

it('lets the coordinator manage but not amend, others neither, nobody another authority’s plan', async () => {
  const minh = await world.as('coordinator');
  expect((await minh.get(`${PLAN}/manage`)).body).not.toContain(`${PLAN}/amend`);
  for (const path of ['amend', 'amend/task', 'amend/confirm'])
    expect((await minh.post(`${PLAN}/${path}`, {})).statusCode).toBe(404);
  for (const other of [
    await world.as('viewer'),
    await world.as('officer', { unit: 'tram-y-te' }),
    await world.as('administrator', { authority: 'nam-sach' }),
  ])
    for (const path of ['manage', 'amend', 'plan.yaml', 'versions/1'])
      expect((await other.get(`${PLAN}/${path}`)).statusCode).toBe(404);
  expect((await clerk.get('/a/tan-hoa/plans/khac/2026/manage')).statusCode).toBe(404);
  expect((await clerk.get('/a/tan-hoa/plans/khac/2026/amend')).statusCode).toBe(404);
  expect((await clerk.get('/a/tan-hoa/plans/khac/2026/plan.yaml')).statusCode).toBe(404);
});
