import fc from 'fast-check';
import fastify, { type FastifyInstance } from 'fastify';
import { readCallback, registerCallbacks } from '../../web/probes/callbacks';
import { freshDatabase, type TestDatabase } from '../support/postgres';

const NINE = Date.parse('2027-05-28T09:00:00+07:00');
let database: TestDatabase;
let web: FastifyInstance;
let now: number;

beforeAll(async () => {
  database = await freshDatabase();
  web = fastify({ bodyLimit: 16_384 });
  registerCallbacks(web, { db: database.db, now: () => now });
  await web.ready();
});
afterAll(async () => {
  await web?.close();
  await database?.drop();
});
beforeEach(async () => {
  now = NINE;
  await database.db.query('delete from message');
});

async function insertMessage(requestId: string, state: string, channel = 'sms'): Promise<void> {
  await database.db.query(
    `insert into message (authority, person, unit, channel, address, state, message_id, subject, text, html, created_at, ask_at)
     values ('tan-hoa', 'lan', 'van-hoa', $3, '+84912345678', $2, $1, '', 'x', '', now(), $4)`,
    [requestId, state, channel, new Date(NINE + 3_600_000)],
  );
}

type Row = { callback: Record<string, string> | null; askAt: number };
async function messageOf(requestId: string): Promise<Row | undefined> {
  const { rows } = await database.db.query<Row>(`select callback, ask_at as "askAt" from message where message_id = $1`, [
    requestId,
  ]);
  return rows[0];
}

async function call(url: string, options: { method?: 'GET' | 'POST'; type?: string; payload?: string } = {}): Promise<void> {
  const { method = 'GET', type, payload } = options;
  const answer = await web.inject({ method, url, payload, headers: type ? { 'content-type': type } : {} });
  expect([answer.statusCode, answer.body]).toEqual([200, '']);
}

it.each(['sending', 'accepted', 'unknown'])('keeps what a gateway says of a message %s and has it asked now', async (state) => {
  await insertMessage('abc', state);
  await call('/callbacks/sms/esms?SMSID=s-1&RequestId=abc&SendStatus=5&SendSuccess=1&phonenumber=0912345678');
  const message = await messageOf('abc');
  expect(message).toMatchObject({ askAt: NINE, callback: { SMSID: 's-1', RequestId: 'abc', SendStatus: '5', SendSuccess: '1' } });
  expect(JSON.stringify(message)).not.toContain('912345678');
});

it.each([
  ['application/json', '{"RequestId":"abc","status":1,"more":{"deep":true}}'],
  ['application/x-www-form-urlencoded', 'bid=abc&status=1'],
  ['text/plain; charset=utf-8', '{"requestId":"abc","status":"1"}'],
])('reads a POST of %s', async (type, payload) => {
  await insertMessage('abc', 'accepted');
  await call('/callbacks/sms/any', { method: 'POST', type, payload });
  expect(await messageOf('abc')).toMatchObject({ callback: { status: '1' }, askAt: NINE });
});

it('answers the same, and changes nothing, for what is not waited for', async () => {
  for (const state of ['claimed', 'delivered', 'refused', 'superseded']) await insertMessage(state, state);
  await insertMessage('mail', 'accepted', 'email');
  for (const id of ['claimed', 'delivered', 'refused', 'superseded', 'mail', 'nobody', '', 'x'.repeat(60)])
    await call(`/callbacks/sms/esms?RequestId=${id}&SendStatus=5`);
  await call('/callbacks/sms/esms');
  await call('/callbacks/sms/esms', { method: 'POST', type: 'application/json', payload: '{"RequestId":' });
  await call('/callbacks/sms/esms', { method: 'POST', type: 'text/xml', payload: 'x'.repeat(20_000) });
  const { rows } = await database.db.query('select 1 from message where callback is not null or ask_at <> $1', [
    new Date(NINE + 3_600_000),
  ]);
  expect(rows).toEqual([]);
});

it('has a message asked once in ten seconds, however often it is called', async () => {
  await insertMessage('abc', 'accepted');
  const repeat = () => call('/callbacks/sms/esms?RequestId=abc&SendStatus=5');
  const asked = () => database.db.query('update message set ask_at = $1', [new Date(NINE + 3_600_000)]);
  await repeat();
  await asked();
  now += 9_000;
  await repeat();
  expect((await messageOf('abc'))?.askAt).toBe(NINE + 3_600_000);
  now += 1_000;
  await repeat();
  expect((await messageOf('abc'))?.askAt).toBe(NINE + 10_000);
});

it('loses no report of several at once: the later asking finds them all', async () => {
  await insertMessage('abc', 'accepted');
  await call('/callbacks/sms/kannel?id=abc&tag=t&type1=1');
  now += 1;
  await database.db.query('update message set ask_at = null');
  await call('/callbacks/sms/kannel?id=abc&tag=t&type8=8');
  expect(await messageOf('abc')).toMatchObject({ callback: { tag: 't', type1: '1', type8: '8' }, askAt: NINE + 10_000 });
});

it('keeps no more than 2 KB, whatever comes', async () => {
  await insertMessage('abc', 'accepted');
  for (let i = 0; i < 5; i += 1) await call(`/callbacks/sms/any?id=abc&f${i}=${String(i).repeat(1_500)}`);
  const { callback } = (await messageOf('abc')) ?? {};
  expect(JSON.stringify(callback).length).toBeLessThanOrEqual(2_048);
  expect(callback).toMatchObject({ id: 'abc', f4: '4'.repeat(1_500) });
});

it('makes short texts of anything', () => {
  fc.assert(
    fc.property(fc.object(), fc.oneof(fc.string(), fc.json()), (query, body) => {
      const { id, fields } = readCallback(query, body);
      expect(id === null || id.length <= 50).toBe(true);
      expect(Object.values(fields).every((value) => typeof value === 'string')).toBe(true);
      expect(JSON.stringify(fields).length).toBeLessThanOrEqual(2_000);
    }),
  );
});

it('asks to be called again when nothing could be noted', async () => {
  const broken = fastify();
  const db = { query: () => Promise.reject(new Error('connection refused')) } as unknown as TestDatabase['db'];
  registerCallbacks(broken, { db, now: () => NINE });
  const answer = await broken.inject({ url: '/callbacks/sms/kannel?id=abc' });
  expect([answer.statusCode, answer.body]).toEqual([503, '']);
});
