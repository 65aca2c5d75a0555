import { revokeApiKey } from '../../../store/api-keys';
import { aWeb, type TestWeb } from '../../support/a-web';
import { aProgram } from './an-api';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const FACTS = '/plans/tuyen-truyen-cchc/2026/facts';
const started = { kind: 'started', as: 'lead', task: '5', key: '2026-06', unit: 'trung-tam-vhtt' };
let world: TestWeb;
beforeAll(async () => void (world = await aWeb(NOW)));
afterAll(() => world?.close());
beforeEach(() => void (world.clock.now = NOW));

const program = (grant = {}) => aProgram(world.database.db, () => world.web, grant);
const ask = (authorization?: string) =>
  world.web.inject({ url: '/api/v1/authority', headers: { host: '127.0.0.1', ...(authorization && { authorization }) } });

it('lets nobody in without a key, with a wrong one, or with a session alone', async () => {
  const { key, id } = await program();
  expect((await ask(`Bearer ${key}`)).statusCode).toBe(200);
  const other = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
  for (const wrong of [
    undefined,
    'Bearer',
    `Basic ${key}`,
    `Bearer ${other}`,
    `Bearer dd_000000000000_${key.slice(16)}`,
    `Bearer ${id}`,
  ]) {
    const { statusCode, headers, body } = await ask(wrong);
    expect([statusCode, headers['www-authenticate']]).toEqual([401, 'Bearer']);
    expect(body).not.toContain(key.slice(16));
  }
  const administrator = await world.as('administrator');
  expect((await administrator.get('/api/v1/authority')).statusCode).toBe(401);
});

it('ends with its day, and with its revocation', async () => {
  const { key } = await program({ expiresAt: NOW + 1_000 });
  expect((await ask(`Bearer ${key}`)).statusCode).toBe(200);
  world.clock.now = NOW + 1_000;
  expect((await ask(`Bearer ${key}`)).json().detail).toContain('hết hạn');
  const { key: second, id } = await program();
  expect(await revokeApiKey(world.database.db, 'khac', id, NOW)).toBe(false);
  expect((await ask(`Bearer ${second}`)).statusCode).toBe(200);
  expect(await revokeApiKey(world.database.db, 'tan-hoa', id, NOW)).toBe(true);
  expect((await ask(`Bearer ${second}`)).json().detail).toContain('thu hồi');
});

it('keeps only the hash of a key, and notes when it was last used', async () => {
  const { key, id } = await program();
  await ask(`Bearer ${key}`);
  const { rows } = await world.database.db.query('select * from api_key where id = $1', [id]);
  expect(JSON.stringify(rows)).not.toContain(key.slice(16));
  expect(rows[0].used_at).toBe(NOW);
});

it.each([
  ['read', '/plans', 'GET'],
  ['facts', FACTS, 'POST'],
  ['plans', '/plans/tuyen-truyen-cchc/2026/start', 'POST'],
  ['webhooks', '/webhooks', 'GET'],
])('asks for the scope %s at %s', async (scope, path, method) => {
  const scopes = ['read', 'addresses', 'facts', 'plans', 'webhooks'].filter((one) => one !== scope);
  const { get, post } = await program({ scopes });
  const { status, body } = method === 'GET' ? await get(path) : await post(path, path === FACTS ? started : undefined);
  expect([status, body.type]).toEqual([403, '/api/v1#not-allowed']);
  expect(body.detail).toContain(`“${scope}”`);
});

it('speaks only in the capacities and for the units it was given', async () => {
  const { post } = await program({ capacities: ['lead'], units: ['trung-tam-vhtt'] });
  expect((await post(FACTS, started)).status).toBe(201);
  const returned = { kind: 'returned', as: 'coordinator', task: '5', key: '2026-06', unit: 'trung-tam-vhtt', text: 'Thiếu' };
  for (const wrong of [returned, { ...started, unit: 'van-phong' }, { ...started, unit: undefined }])
    expect((await post(FACTS, wrong)).status).toBe(403);
  const picked = { kind: 'partners-picked', as: 'lead', units: ['van-phong'], unit: 'trung-tam-vhtt' };
  expect((await post(FACTS, { ...picked, task: '3' })).status).toBe(403);
});

it('says when it is asked too often, and never shuts a right key out for the wrong ones of others', async () => {
  const { key } = await program();
  const wrong = `Bearer dd_000000000000_${'x'.repeat(43)}`;
  const answers = await Promise.all(Array.from({ length: 80 }, () => ask(wrong)));
  expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([401, 429]));
  const asked = [];
  for (let index = 0; index < 601; index += 1) asked.push((await ask(`Bearer ${key}`)).statusCode);
  expect(asked.filter((status) => status === 200)).toHaveLength(600);
  const last = await ask(`Bearer ${key}`);
  expect([last.statusCode, Number(last.headers['retry-after'])]).toEqual([429, 60]);
  world.clock.now = NOW + 60_000;
  expect((await ask(`Bearer ${key}`)).statusCode).toBe(200);
});
