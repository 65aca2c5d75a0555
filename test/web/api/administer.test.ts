import { listApiKeys } from '../../../store/api-keys';
import { listFeeds } from '../../../store/feeds';
import { listWebhookDeliveries } from '../../../store/webhook-deliveries';
import { listWebhooks, switchOffWebhook } from '../../../store/webhooks';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const KEYS = '/a/tan-hoa/administration/keys';
const WEBHOOKS = '/a/tan-hoa/administration/webhooks';
const FEEDS = '/a/tan-hoa/administration/feeds';
let world: TestWeb;
let admin: Visitor;

beforeAll(async () => {
  world = await aWeb(NOW);
  admin = await world.as('administrator');
});
afterAll(() => world?.close());

const { stringContaining } = expect;
const keys = () => listApiKeys(world.database.db, 'tan-hoa');
const webhooks = () => listWebhooks(world.database.db, 'tan-hoa');
const feeds = () => listFeeds(world.database.db, 'tan-hoa');
const audits = async () => (await world.database.db.query('select action, body from audit order by seq')).rows;
const asks = (key: string, path: string) =>
  world.web.inject({ url: `/api/v1${path}`, headers: { host: '127.0.0.1:8080', authorization: `Bearer ${key}` } });

it('makes a key that is shown once and works, and ends it', async () => {
  expect((await admin.get(KEYS)).body).toContain('Chưa có khóa nào');
  const form = {
    name: 'Phần mềm <b>một cửa</b>',
    scope: ['read', 'facts'],
    capacity: ['lead'],
    unit: 'trung-tam-vhtt',
    until: '2027-12-31',
  };
  const { statusCode, body } = await admin.post(KEYS, form);
  const [key = ''] = /dd_[0-9a-f]{12}_[\w-]{43}/.exec(body) ?? [];
  expect([statusCode, key.length]).toEqual([200, 59]);
  expect(body).toContain('Phần mềm &lt;b&gt;một cửa&lt;/b&gt;');
  expect((await asks(key, '/authority')).statusCode).toBe(200);
  expect((await admin.get(KEYS)).body).not.toContain(key);
  const [row] = await keys();
  expect(row).toMatchObject({ scopes: ['read', 'facts'], capacities: ['lead'], units: ['trung-tam-vhtt'] });
  expect(row!.expiresAt).toBe(Date.parse('2027-12-31T23:59:59+07:00'));
  const { headers } = await admin.post(`${KEYS}/revoke`, { id: row!.id });
  expect(headers['location']).toBe(`${KEYS}?done=revoked`);
  expect((await admin.get(`${KEYS}?done=revoked`)).body).toContain('Đã thu hồi khóa');
  expect((await asks(key, '/authority')).statusCode).toBe(401);
  expect((await audits()).slice(-2)).toMatchObject([
    { action: 'api-key-added', body: { key: row!.id, authority: 'tan-hoa', by: stringContaining('acc-') } },
    { action: 'api-key-revoked', body: { key: row!.id } },
  ]);
  expect(JSON.stringify(await audits())).not.toContain(key.slice(16));
});

it.each([
  ['no name', { name: '', scope: ['read'] }, 'Ghi tên phần mềm'],
  ['a name of 5,000 characters', { name: 'x'.repeat(5_000), scope: ['read'] }, 'tối đa 80 ký tự'],
  ['a name that turns around', { name: 'a\u202eb', scope: ['read'] }, 'Ghi tên phần mềm'],
  ['no scope', { name: 'a' }, 'Chọn ít nhất một phạm vi'],
  ['facts in no capacity', { name: 'a', scope: ['facts'] }, 'với tư cách nào'],
  ['a unit of nobody', { name: 'a', scope: ['read'], unit: 'khac' }, 'Chọn một đơn vị'],
  ['a day that was', { name: 'a', scope: ['read'], until: '2026-11-22' }, 'từ hôm nay'],
  ['a day that is not', { name: 'a', scope: ['read'], until: '2027-02-30' }, 'từ hôm nay'],
])('makes no key with %s, and says what to write', async (_what, form, words) => {
  const before = await keys();
  const { statusCode, body } = await admin.post(KEYS, form);
  expect(statusCode).toBe(400);
  expect(body).toContain(words);
  expect(await keys()).toEqual(before);
});

it('gives no scope and no capacity that there is not', async () => {
  await admin.post(KEYS, { name: 'b', scope: ['read', 'everything'], capacity: ['administrator', 'temporal'] });
  // Made in the same instant as another: in the list either may stand first.
  const made = (await keys()).find(({ name }) => name === 'b');
  expect(made).toMatchObject({ scopes: ['read'], capacities: [] });
});

it('registers a webhook, shows its secret once, tests it, switches it on again and removes it', async () => {
  const url = 'http://127.0.0.1:9999/x?<script>alert(1)</script>';
  const made = await admin.post(WEBHOOKS, { url, event: ['fact.recorded', 'plan.closed'] });
  const [secret = ''] = /whsec_[\w-]{43}/.exec(made.body) ?? [];
  expect([made.statusCode, secret.length]).toEqual([200, 49]);
  expect(made.body).not.toContain('<script>alert');
  const [webhook] = await webhooks();
  expect(webhook).toMatchObject({ events: ['fact.recorded', 'plan.closed'], offAt: null });
  expect(webhook!.secretSealed).not.toContain(secret);
  expect((await admin.get(WEBHOOKS)).body).not.toContain(secret);
  expect((await admin.post(`${WEBHOOKS}/test`, { id: webhook!.id })).headers['location']).toBe(`${WEBHOOKS}?done=tested`);
  expect(await listWebhookDeliveries(world.database.db, webhook!.id)).toMatchObject([{ event: 'ping' }]);
  await switchOffWebhook(world.database.db, webhook!.id, NOW);
  expect((await admin.get(WEBHOOKS)).body).toContain('đã ngừng từ');
  await admin.post(`${WEBHOOKS}/resume`, { id: webhook!.id });
  expect((await webhooks())[0]).toMatchObject({ offAt: null });
  await admin.post(`${WEBHOOKS}/remove`, { id: webhook!.id });
  expect(await webhooks()).toEqual([]);
  const actions = (await audits()).map(({ action }) => action).filter((action) => action.startsWith('webhook'));
  expect(actions).toEqual(['webhook-added', 'webhook-resumed', 'webhook-removed']);
});

it.each([
  ['no address', { url: '', event: ['fact.recorded'] }, 'Không phải là địa chỉ'],
  ['an inner address', { url: 'https://10.0.0.1/', event: ['fact.recorded'] }, 'mạng nội bộ'],
  ['an address that is long', { url: `https://a.example/${'x'.repeat(5_000)}`, event: ['fact.recorded'] }, '2.000 ký tự'],
  ['no event', { url: 'https://a.example/' }, 'Chọn ít nhất một loại sự kiện'],
  ['an event of its own', { url: 'https://a.example/', event: ['ping'] }, 'Chọn ít nhất một loại sự kiện'],
])('registers no webhook with %s', async (_what, form, words) => {
  const { statusCode, body } = await admin.post(WEBHOOKS, form);
  expect([statusCode, body.includes(words)]).toEqual([400, true]);
  expect(await webhooks()).toEqual([]);
});

it('makes addresses of calendars and ends them', async () => {
  await admin.post(FEEDS, { of: 'unit:trung-tam-vhtt' });
  await admin.post(FEEDS, { of: `plan:${world.planId}` });
  for (const wrong of ['', 'unit:khac', 'plan:tan-hoa/khac/2026', 'unit:'])
    expect((await admin.post(FEEDS, { of: wrong })).statusCode).toBe(400);
  const { body } = await admin.get(FEEDS);
  const addresses = [...body.matchAll(/http:\/\/127\.0\.0\.1:8080(\/feeds\/[\w.-]+\.ics)/g)].map(([, path]) => path!);
  expect(addresses).toHaveLength(2);
  for (const address of addresses) expect((await world.anybody.get(address)).statusCode).toBe(200);
  for (const { id } of await feeds()) await admin.post(`${FEEDS}/revoke`, { id });
  for (const address of addresses) expect((await world.anybody.get(address)).statusCode).toBe(404);
  expect(await feeds()).toEqual([]);
});

it.each([KEYS, WEBHOOKS, FEEDS])('shows and changes nothing at %s for whoever does not administer', async (url) => {
  for (const role of ['coordinator', 'officer', 'viewer'] as const) {
    const visitor = await world.as(role);
    expect((await visitor.get(url)).statusCode).toBe(404);
    expect((await visitor.post(url, { name: 'a', scope: ['read'] })).statusCode).toBe(404);
  }
  const elsewhere = await world.as('administrator', { authority: 'khac' });
  expect((await elsewhere.get(url)).statusCode).toBe(404);
  expect((await elsewhere.get(url.replace('tan-hoa', 'khac'))).statusCode).toBe(404);
  expect((await world.anybody.get(url)).statusCode).toBe(303);
  expect((await world.anybody.post(url)).statusCode).toBe(401);
  expect((await admin.post(url, { _form: 'wrong' })).statusCode).toBe(403);
});

it('touches nothing of another authority by its id', async () => {
  await admin.post(KEYS, { name: 'c', scope: ['read'] });
  await admin.post(FEEDS, { of: 'unit:trung-tam-vhtt' });
  await admin.post(WEBHOOKS, { url: 'https://a.example/', event: ['plan.closed'] });
  const elsewhere = await world.as('administrator', { authority: 'khac' });
  const before = [await keys(), await feeds(), await webhooks()];
  const at = (url: string) => url.replace('tan-hoa', 'khac');
  for (const [url, id] of [
    [`${KEYS}/revoke`, before[0]![0]!.id],
    [`${FEEDS}/revoke`, before[1]![0]!.id],
    [`${WEBHOOKS}/remove`, before[2]![0]!.id],
    [`${WEBHOOKS}/test`, before[2]![0]!.id],
    [`${WEBHOOKS}/resume`, before[2]![0]!.id],
  ] as const)
    expect((await elsewhere.post(at(url), { id })).statusCode).toBe(404);
  expect([await keys(), await feeds(), await webhooks()]).toEqual(before);
});
