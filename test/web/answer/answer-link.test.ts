import { aWeb, type TestWeb } from '../../support/a-web';
import { aMail, aReminder, formOn, undoOn } from './a-mail';

const NOW = Date.parse('2026-05-28T09:14:00+07:00');
const DONE = { choice: 'completed', 'completed-doneOn': '2026-05-27', sure: '1' };
let world: TestWeb;

beforeEach(async () => {
  world = await aWeb(Date.parse('2026-04-01T08:00:00+07:00'));
  world.clock.now = NOW;
});
afterEach(() => world?.close());

const facts = async () =>
  (await world.database.db.query('select kind, unit, by, key, data, text, evidence from fact order by seq')).rows;
const page = async (url: string) => (await world.anybody.get(url)).body;

async function answer(url: string, fields: Record<string, string | string[]>, waits = 5_000) {
  const { action, fields: hidden } = formOn(await page(url));
  world.clock.now += waits;
  return world.anybody.post(action, { ...hidden, ...fields });
}

it('shows the task of the message with its words, period, due day, products and choices, none of them chosen', async () => {
  const { url } = await aReminder(world);
  const { statusCode, body, headers } = await world.anybody.get(url);
  expect(statusCode).toBe(200);
  for (const words of [
    'Duy trì và nâng cao',
    'kỳ tháng 5/2026',
    'ngày 01/06/2026',
    '01 chuyên mục',
    'Đã hoàn thành',
    'Không phát sinh',
    'Đề nghị gia hạn',
  ])
    expect(body).toContain(words);
  expect(body).not.toContain('checked');
  expect(body).not.toContain('<script');
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });
});

it('records a completion once, shows what was recorded, and the same again for a repeat', async () => {
  const { url } = await aReminder(world);
  const first = await answer(url, {
    ...DONE,
    'completed-text': 'Đã phát sóng',
    'completed-links': 'https://tan-hoa.example/a',
    'completed-products': '0',
  });
  expect(first.statusCode).toBe(303);
  const shown = await page(String(first.headers.location));
  for (const words of [
    'Đã ghi nhận',
    '09:14',
    '27/05/2026',
    'Sản phẩm: 01 chuyên mục',
    'Đã phát sóng',
    'https://tan-hoa.example/a',
    'Thu hồi',
  ])
    expect(shown).toContain(words);
  expect(await facts()).toMatchObject([
    { kind: 'completed', unit: 'trung-tam-vhtt', by: 'trung-tam-vhtt.officer', key: '2026-05', data: { doneOn: '2026-05-27' } },
  ]);
});

it('takes nothing when nothing is chosen, or it is not confirmed', async () => {
  const { url } = await aReminder(world);
  const nothing = await answer(url, {});
  expect(nothing.statusCode).toBe(400);
  expect(nothing.body).toContain('Đề nghị chọn một nội dung');
  const unsure = await answer(url, { ...DONE, sure: '' });
  expect(unsure.statusCode).toBe(400);
  expect(unsure.body).toContain('Đề nghị đánh dấu vào ô xác nhận');
  expect(unsure.body).toContain('value="2026-05-27"');
  expect(await facts()).toEqual([]);
});

it('asks once more when the answer came faster than a person writes, right after the mail, or with the hidden field filled', async () => {
  const { url } = await aReminder(world);
  const fast = await answer(url, DONE, 1_000);
  expect(fast.statusCode).toBe(422);
  expect(fast.body).toContain('gửi lần nữa');
  const bait = await answer(url, { ...DONE, website: 'http://x.example' });
  expect(bait.statusCode).toBe(422);
  const fresh = await aReminder(world, { sentAt: world.clock.now - 2_000 });
  expect((await answer(fresh.url, DONE, 3_000)).statusCode).toBe(422);
  expect(await facts()).toEqual([]);
  const again = formOn(fast.body);
  world.clock.now += 10_000;
  expect((await world.anybody.post(again.action, { ...again.fields, ...DONE })).statusCode).toBe(303);
});

it('lets a completion be taken back, and given again', async () => {
  const { url } = await aReminder(world);
  const first = await answer(url, DONE);
  const undo = undoOn(await page(String(first.headers.location)))!;
  world.clock.now += 5_000;
  expect((await world.anybody.post(undo.action, undo.fields)).statusCode).toBe(400);
  const undone = await world.anybody.post(undo.action, { ...undo.fields, sure: '1' });
  expect(undone.statusCode).toBe(303);
  expect(await page(String(undone.headers.location))).toContain('Đã ghi nhận');
  expect((await world.anybody.post(undo.action, { ...undo.fields, sure: '1' })).headers.location).toBe(undone.headers.location);
  expect((await answer(url, DONE)).statusCode).toBe(303);
  expect((await facts()).map(({ kind }) => kind)).toEqual(['completed', 'withdrawn', 'completed']);
});

it('no longer lets it be taken back 24 hours after the receipt was accepted', async () => {
  const { url } = await aReminder(world);
  const first = await answer(url, DONE);
  const { rows } = await world.database.db.query('select id from fact');
  await aMail(world, {
    unit: 'trung-tam-vhtt',
    person: 'trung-tam-vhtt.officer',
    sentAt: world.clock.now,
    notices: [{ kind: 'receipt', fact: rows[0].id, items: [{ task: '5', key: '2026-05', lead: 'trung-tam-vhtt' }] }],
  });
  const undo = undoOn(await page(String(first.headers.location)))!;
  world.clock.now += 25 * 3_600_000;
  expect(undoOn(await page(url))).toBeNull();
  expect((await world.anybody.post(undo.action, { ...undo.fields, sure: '1' })).statusCode).toBe(409);
});

it('keeps the link for what was acknowledged, started or hindered, and takes the completion after it', async () => {
  const { url } = await aReminder(world);
  expect((await answer(url, { choice: 'acknowledged', sure: '1' })).statusCode).toBe(303);
  expect((await answer(url, { choice: 'started', sure: '1' })).statusCode).toBe(303);
  expect((await answer(url, { choice: 'obstacle', 'obstacle-text': 'Thiếu máy', sure: '1' })).statusCode).toBe(303);
  expect(await page(url)).not.toContain('Đang thực hiện</label>');
  expect((await answer(url, DONE)).statusCode).toBe(303);
  expect(await page(url)).not.toContain('name="choice"');
});

it.each<[string, Record<string, string>, string]>([
  ['completed', { 'completed-doneOn': '2026-05-29' }, 'không thể sau hôm nay'],
  ['completed', {}, 'Đề nghị ghi ngày hoàn thành thực tế'],
  ['completed', { 'completed-doneOn': '2026-05-27', 'completed-links': 'javascript:alert(1)' }, 'https://'],
  ['nothing-arose', {}, 'Đề nghị ghi lý do'],
  ['extension-asked', { 'extension-asked-newDueOn': '2026-05-30', 'extension-asked-text': 'x' }, 'cần sau thời hạn hiện nay'],
  ['handed-over', { 'handed-over-text': 'x', 'handed-over-to': 'unit:nowhere' }, 'trong danh sách'],
  ['obstacle', {}, 'Đề nghị ghi nội dung khó khăn, vướng mắc'],
])('says what is wrong with “%s” %j beside its field, and keeps what was written', async (choice, fields, words) => {
  const { url } = await aReminder(world);
  const { statusCode, body } = await answer(url, { choice, sure: '1', ...fields } as Record<string, string>);
  expect(statusCode).toBe(400);
  expect(body).toContain(words);
  expect(body).toContain(`id="choice-${choice}" checked`);
  expect(await facts()).toEqual([]);
});

it.each([
  ['nothing-arose', { 'nothing-arose-text': 'Không có hồ sơ' }, {}],
  [
    'extension-asked',
    { 'extension-asked-newDueOn': '2026-06-15', 'extension-asked-text': 'Chờ kinh phí' },
    { newDueOn: '2026-06-15' },
  ],
  ['handed-over', { 'handed-over-to': 'unit:van-phong', 'handed-over-text': 'Không đúng' }, { toUnit: 'van-phong' }],
  [
    'handed-over',
    { 'handed-over-to': 'person:trung-tam-vhtt.head', 'handed-over-text': 'Phân công lại' },
    { toPerson: 'trung-tam-vhtt.head' },
  ],
])('records “%s”', async (choice, fields, data) => {
  const { url } = await aReminder(world);
  expect((await answer(url, { choice, sure: '1', ...fields } as Record<string, string>)).statusCode).toBe(303);
  expect(await facts()).toMatchObject([{ kind: choice, data }]);
});

it('shows several tasks of a message as a list, each opened on its own, and of others only what concerns the unit', async () => {
  const items = [
    { task: '5', key: '2026-05', lead: 'trung-tam-vhtt' },
    { task: '2', key: '2026', lead: 'van-phong' },
    { task: '5', key: '2026-04', lead: 'trung-tam-vhtt' },
  ];
  const { url } = await aMail(world, { unit: 'trung-tam-vhtt', person: 'trung-tam-vhtt.officer', notices: [{ items }] });
  const body = await page(url);
  expect(body.match(/class="thing"/g)).toHaveLength(2);
  expect(body).not.toContain('địa giới');
});

it('lets a partner report its part and nothing else', async () => {
  const to = { unit: 'phong-vhxh', as: 'partner' as const, positions: ['officer' as const] };
  const items = [{ task: '5', key: '2026-05', lead: 'trung-tam-vhtt' }];
  const { url } = await aMail(world, {
    unit: 'phong-vhxh',
    person: 'phong-vhxh.officer',
    notices: [{ kind: 'partner', to, items }],
  });
  const body = await page(url);
  expect(body).toContain('value="contributed"');
  expect(body).not.toContain('value="completed"');
  expect((await answer(url, { ...DONE })).statusCode).toBe(409);
  expect((await answer(url, { choice: 'contributed', 'contributed-text': 'Đã gửi bài', sure: '1' })).statusCode).toBe(303);
  expect(await facts()).toMatchObject([{ kind: 'contributed', unit: 'phong-vhxh' }]);
});

it('shows what a unit answers for when the message only told it its tasks of the year', async () => {
  const items = [
    { task: '5', key: null, lead: 'trung-tam-vhtt', what: 'lead' as const },
    { task: '1', key: null, lead: 'trung-tam-vhtt', what: 'lead' as const },
    { task: '3', key: null, lead: 'phong-vhxh', what: 'partner' as const },
  ];
  const { url } = await aMail(world, {
    unit: 'trung-tam-vhtt',
    person: 'trung-tam-vhtt.officer',
    notices: [{ kind: 'opened', items }],
  });
  const body = await page(url);
  for (const words of ['kỳ tháng 5/2026', 'kỳ quý II/2026', 'phối hợp', 'chủ trì']) expect(body).toContain(words);
});

it('takes results of a standing task for a report', async () => {
  const items = [{ task: '1', key: '2026-Q2', lead: 'trung-tam-vhtt' }];
  const { url } = await aMail(world, {
    unit: 'trung-tam-vhtt',
    person: 'trung-tam-vhtt.officer',
    notices: [{ kind: 'evidence', items }],
  });
  expect(await page(url)).toContain('từ ngày 15/03 đến ngày 14/06/2026');
  expect((await answer(url, { choice: 'results', 'results-text': '04 tin', sure: '1' })).statusCode).toBe(303);
  expect(await facts()).toMatchObject([{ kind: 'completed', key: '2026-Q2', text: '04 tin' }]);
});

it('lets the coordinator decide an extension that was asked, and the leadership only what the coordinator leads', async () => {
  const { url } = await aReminder(world);
  await answer(url, {
    choice: 'extension-asked',
    'extension-asked-newDueOn': '2026-06-15',
    'extension-asked-text': 'Chờ',
    sure: '1',
  });
  const items = [{ task: '5', key: '2026-05', lead: 'trung-tam-vhtt' }];
  const mail = (unit: string, as: 'coordinator' | 'leadership') =>
    aMail(world, {
      unit,
      person: `${unit}.head`,
      notices: [{ kind: 'extension-asked', to: { unit, as, positions: ['head'] }, items }],
    });
  const above = await mail('lanh-dao', 'leadership');
  expect(await page(above.url)).not.toContain('name="choice"');
  const { url: office } = await mail('phong-vhxh', 'coordinator');
  expect(await page(office)).toContain('value="2026-06-15"');
  expect(
    (await answer(office, { choice: 'extension-granted', 'extension-granted-newDueOn': '2026-06-12', sure: '1' })).statusCode,
  ).toBe(303);
  expect(await page(url)).toContain('12/06/2026');
  expect(await page(url)).toContain('Thời hạn ban đầu: 01/06/2026');
});

it('takes no text longer than people read', async () => {
  const { url } = await aReminder(world);
  const { statusCode, body } = await answer(url, { ...DONE, 'completed-text': 'ư'.repeat(5_000) });
  expect(statusCode).toBe(400);
  expect(body).toContain('dài quá 2000 ký tự');
});

it('shows what people wrote as text, whatever it looks like', async () => {
  const { url } = await aReminder(world);
  const text = '<script>alert(1)</script>\u202e\u0000 =cmd|x \r lone';
  await answer(url, { choice: 'obstacle', 'obstacle-text': text, sure: '1' });
  const body = await page(url);
  expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(body).not.toMatch(/<script|\u202e|\0/);
});
