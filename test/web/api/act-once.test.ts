import { createWeb } from '../../../web/create-web';
import { aWeb, type TestWeb } from '../../support/a-web';
import { aProgram, type Program } from './an-api';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const FACTS = '/plans/tuyen-truyen-cchc/2026/facts';
const done = { kind: 'completed', as: 'lead', task: '5', key: '2026-05', unit: 'trung-tam-vhtt', doneOn: '2026-05-20' };
let world: TestWeb;
let program: Program;
let web: TestWeb['web'];

beforeAll(async () => {
  world = await aWeb(NOW);
  web = world.web;
  program = await aProgram(world.database.db, () => web);
});
afterAll(() => world?.close());
beforeEach(async () => {
  web = world.web;
  world.clock.now = NOW;
  await world.database.db.query('truncate api_act, fact cascade');
  await world.database.db.query('update plan set fact_seq = 0');
});

const as = (name: string) => ({ 'idempotency-key': name });
const count = async (table: string) => Number((await world.database.db.query(`select count(*) from ${table}`)).rows[0].count);

it('wants an Idempotency-Key for everything that acts', async () => {
  for (const name of ['', 'short', 'ký tự khác', 'x'.repeat(201)]) {
    const answer = await program.post(
      FACTS,
      done,
      name === '' ? { 'idempotency-key': '' } : { 'idempotency-key': Buffer.from(name).toString('latin1') },
    );
    expect([answer.status, answer.body.type]).toEqual([400, '/api/v1#idempotency-key-missing']);
  }
  expect(await count('fact')).toBe(0);
});

it('answers a repeat as the first time, and records one fact', async () => {
  const first = await program.post(FACTS, done, as('the-first-name'));
  world.clock.now = NOW + 86_400_000;
  const again = await program.post(FACTS, done, as('"the-first-name"'));
  expect([again.status, again.text, again.headers['idempotency-replayed']]).toEqual([201, first.text, 'true']);
  expect([await count('fact'), first.headers['idempotency-replayed']]).toEqual([1, undefined]);
});

it('answers the same after a restart', async () => {
  const first = await program.post(FACTS, done, as('before-the-restart'));
  web = await createWeb(world.deps);
  const again = await program.post(FACTS, done, as('before-the-restart'));
  await web.close();
  expect([again.status, again.text]).toEqual([201, first.text]);
  expect(await count('fact')).toBe(1);
});

it('refuses the same name for another act', async () => {
  await program.post(FACTS, done, as('one-name-only'));
  for (const other of [
    { ...done, key: '2026-06' },
    { ...done, text: 'khác' },
  ])
    expect((await program.post(FACTS, other, as('one-name-only'))).body).toMatchObject({
      status: 422,
      type: '/api/v1#idempotency-key-reused',
    });
  const elsewhere = await program.post('/plans/tuyen-truyen-cchc/2026/close', { reason: 'x' }, as('one-name-only'));
  expect(elsewhere.status).toBe(422);
  const another = await aProgram(world.database.db, () => web);
  expect((await another.post(FACTS, { ...done, key: '2026-06' }, as('one-name-only'))).status).toBe(201);
});

it('answers 409 while the same is under way, also to 20 at once, and records one fact', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => program.post(FACTS, done, as('all-at-once'))));
  const statuses = answers.map(({ status }) => status);
  expect(statuses).toContain(201);
  expect(new Set(statuses)).toEqual(new Set([201, 409].filter((status) => statuses.includes(status))));
  expect(new Set(answers.filter(({ status }) => status === 201).map(({ text }) => text)).size).toBe(1);
  expect(await count('fact')).toBe(1);
  expect((await program.post(FACTS, done, as('all-at-once'))).status).toBe(201);
});

it('takes up an act whose process ended in the middle, once its lease is over, and records nothing twice', async () => {
  const first = await program.post(FACTS, done, as('killed-in-between'));
  await world.database.db.query('update api_act set status = null, body = null');
  expect((await program.post(FACTS, done, as('killed-in-between'))).status).toBe(409);
  world.clock.now = NOW + 60_001;
  const again = await program.post(FACTS, done, as('killed-in-between'));
  expect([again.status, again.body.id, again.body.at]).toEqual([201, first.body.id, first.body.at]);
  expect(await count('fact')).toBe(1);
});

it('keeps no refusal: what was wrong may be put right under the same name', async () => {
  expect((await program.post(FACTS, { ...done, key: '2026-13' }, as('put-right-later'))).status).toBe(422);
  expect((await program.post(FACTS, { ...done, count: -1 }, as('put-right-later'))).status).toBe(400);
  expect(await count('api_act')).toBe(0);
  expect((await program.post(FACTS, done, as('put-right-later'))).status).toBe(201);
});

it('keeps no failure either', async () => {
  const { sayFact } = world.deps;
  world.deps.sayFact = () => Promise.reject(new Error('connection lost to lan@a.example'));
  const error = jest.spyOn(console, 'error').mockReturnValue();
  web = await createWeb(world.deps);
  const failed = await program.post(FACTS, done, as('the-database-was-away'));
  expect([failed.status, failed.body.type]).toEqual([503, '/api/v1#unavailable']);
  expect(failed.text + JSON.stringify(error.mock.calls)).not.toContain('lan@a.example');
  error.mockRestore();
  await web.close();
  world.deps.sayFact = sayFact;
  web = world.web;
  expect((await program.post(FACTS, done, as('the-database-was-away'))).status).toBe(201);
});
