import type { AddressInfo } from 'node:net';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { rulesOfRow } from '../../activities/load-plan';
import { raiseAlarm } from '../../store/alarms';
import { isFromHere } from '../../web/shell/guard-loopback';
import { createMetrics, registerMetrics } from '../../web/probes/metrics';
import { seedSample } from '../../worker/seed-sample';
import { freshDatabase, type TestDatabase } from '../support/postgres';

const NIGHT = Date.parse('2026-11-24T22:00:00+07:00');
const MORNING = Date.parse('2026-11-25T09:00:00+07:00'); // a Wednesday
let database: TestDatabase;
let metrics: FastifyInstance;
let url: string;
let planId: string;
let now = MORNING;

beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  planId = (await seedSample(db, MORNING)) ?? '';
  metrics = await createMetrics({ db, now: () => now, rulesOf: (row) => rulesOfRow(db, row, now) });
  url = `${await metrics.listen({ port: 0, host: '127.0.0.1' })}/metrics`;
});

afterAll(async () => {
  await metrics?.close();
  await database?.drop();
});

async function valueOf(line: string): Promise<number | null> {
  const text = await (await fetch(url)).text();
  const found = text.split('\n').find((each) => each.startsWith(`${line} `));
  return found === undefined ? null : Number(found.slice(line.length));
}

async function anOpenDelivery(key: string, postedAt: number, data: Record<string, unknown> = {}): Promise<void> {
  await database.db.query(
    `insert into notice (key, plan, authority, kind, moment_on, at, valid_until, data)
     values ($1, $2, 'tan-hoa', 'due', '2026-11-23', $3, '2026-12-31', $4)`,
    [key, planId, new Date(postedAt), JSON.stringify(data)],
  );
  await database.db.query(`insert into delivery (notice, person, channel, authority) values ($1, 'p', 'email', 'tan-hoa')`, [
    key,
  ]);
}

async function aMessage(state: string, createdAt: number, notBefore: number | null = null): Promise<void> {
  await database.db.query(
    `insert into message (authority, person, unit, channel, address, state, message_id, subject, text, html, created_at, not_before)
     values ('tan-hoa', 'Nguyễn Văn Mẫu', 'x', 'sms', '+84900000001', $1, 'm', 's', 't', '', $2, $3)`,
    [state, new Date(createdAt), notBefore === null ? null : new Date(notBefore)],
  );
}

it('counts messages by state and channel, with zeros, and how long the oldest due one is not out', async () => {
  expect(await valueOf('dondoc_messages{state="unknown",channel="sms"}')).toBe(0);
  await aMessage('unknown', MORNING - 600_000, MORNING + 60_000);
  await aMessage('deferred', MORNING - 90_000, MORNING - 1_000);
  expect(await valueOf('dondoc_messages{state="unknown",channel="sms"}')).toBe(1);
  expect(await valueOf('dondoc_messages_unknown')).toBe(1);
  expect(await valueOf('dondoc_messages{state="unknown",channel="email"}')).toBe(0);
  expect(await valueOf('dondoc_oldest_unsent_message_seconds')).toBe(90);
});

it('tells for how long a delivery could have been sent: the night and what rests on a reminder do not count', async () => {
  await anOpenDelivery('resting', MORNING - 3_600_000, { restsOn: 'another' });
  expect(await valueOf('dondoc_dispatcher_lag_seconds')).toBe(0);
  await anOpenDelivery('by-night', NIGHT);
  now = NIGHT + 60_000;
  expect(await valueOf('dondoc_dispatcher_lag_seconds')).toBe(0);
  now = MORNING;
  expect(await valueOf('dondoc_dispatcher_lag_seconds')).toBe((9 - 7.5) * 3600);
});

it('tells plans by state, alarms that stand and facts that wait, with the process', async () => {
  await raiseAlarm(database.db, { cause: 'c', words: 'w', mend: 'm' }, MORNING);
  await database.db.query(
    `insert into fact (id, plan, seq, kind, actor, at, recorded_at, data) values ('f', $1, 1, 'paused', 'coordinator', $2, $2, '{}')`,
    [planId, new Date(MORNING - 30_000)],
  );
  expect(await valueOf('dondoc_plans{state="running"}')).toBe(1);
  expect(await valueOf('dondoc_plans{state="closed"}')).toBe(0);
  expect(await valueOf('dondoc_alarms')).toBe(1);
  expect(await valueOf('dondoc_facts_not_signalled')).toBe(1);
  expect(await valueOf('dondoc_oldest_fact_not_signalled_seconds')).toBe(30);
  expect(await valueOf('process_resident_memory_bytes')).toBeGreaterThan(0);
});

it('names nobody: no person, address, plan or authority', async () => {
  const text = await (await fetch(url)).text();
  for (const word of [planId, 'tan-hoa', 'Mẫu', '+849', '@']) expect(text).not.toContain(word);
});

const socket = { remoteAddress: '127.0.0.1', localAddress: '127.0.0.1' };
const asked = (over: object) => ({ headers: { host: '127.0.0.1:8080' }, socket, ...over }) as unknown as FastifyRequest;

it.each([
  ['from another machine', { socket: { ...socket, remoteAddress: '10.0.0.7' } }],
  ['at an address others reach', { socket: { ...socket, localAddress: '10.0.0.1' } }],
  ['by a public name', { headers: { host: 'don-doc.example' } }],
  ['without a name', { headers: {} }],
  ['through a proxy', { headers: { host: '127.0.0.1', 'x-forwarded-for': '10.0.0.7' } }],
])('has no such page for whoever asks %s', (_whence, over) => {
  expect(isFromHere(asked(over))).toBe(false);
});

it('knows a request of this machine', () => {
  for (const host of ['127.0.0.1:8080', 'localhost', '[::1]:8080']) expect(isFromHere(asked({ headers: { host } }))).toBe(true);
  expect(isFromHere(asked({ socket: { remoteAddress: '::ffff:127.0.0.1', localAddress: '::1' } }))).toBe(true);
});

it('answers 404 to a request that a proxy passed on', async () => {
  expect((await fetch(url, { headers: { 'x-forwarded-for': '10.0.0.7' } })).status).toBe(404);
});

it('is beside the pages only while they are for this machine alone', async () => {
  const statusOf = async (publicUrl: string): Promise<number> => {
    const app = fastify();
    registerMetrics(app, { db: database.db, now: () => now, rulesOf: (row) => rulesOfRow(database.db, row, now), publicUrl });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    const { status } = await fetch(`http://127.0.0.1:${port}/metrics`);
    await app.close();
    return status;
  };
  expect(await statusOf('http://127.0.0.1:8080')).toBe(200);
  expect(await statusOf('https://don-doc.example')).toBe(404);
});
