import { randomUUID } from 'node:crypto';
import { findAlarms } from '../../../store/alarms';
import { findPlan } from '../../../store/find-plan';
import { WEBHOOK_EVENTS, findWebhook } from '../../../store/webhooks';
import { addPing, claimWebhookDeliveries, listWebhookDeliveries } from '../../../store/webhook-deliveries';
import { keepWebhook, resumeWebhook } from '../../../web/api/webhooks/change-webhooks';
import { deliverWebhook } from '../../../worker/webhooks/deliver-webhook';
import { postWebhook } from '../../../worker/webhooks/post-webhook';
import { runWebhooks } from '../../../worker/webhooks/run-webhooks';
import { webhookRequest, webhookSignature } from '../../../worker/webhooks/webhook-request';
import { aWeb, type TestWeb } from '../../support/a-web';
import { startHttpGateway, type HttpGateway, type Reply } from '../../support/http-gateway';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const MINUTE = 60_000;
const LEASE = 30_000;
let world: TestWeb;
let receiver: HttpGateway;
let reply: Reply = { text: 'ok' };
let webhook: string;
let secret: string;

beforeAll(async () => {
  world = await aWeb(NOW);
  receiver = await startHttpGateway(() => reply);
});
afterAll(async () => {
  await receiver?.close();
  await world?.close();
});
beforeEach(async () => {
  world.clock.now = NOW;
  receiver.asked.length = 0;
  reply = { text: 'ok' };
  await world.database.db.query('truncate webhook cascade');
  await world.database.db.query('truncate alarm');
  ({ webhook, secret } = await aWebhook());
});

async function aWebhook(authority = 'tan-hoa') {
  const draft = { authority, url: `${receiver.url}/events`, events: WEBHOOK_EVENTS, createdBy: null, createdAt: NOW };
  const kept = await keepWebhook(world.deps, { ...draft, id: randomUUID() });
  return { webhook: kept.webhook.id, secret: kept.secret };
}

const deps = () => ({
  db: world.database.db,
  keys: world.deps.keys,
  now: () => world.clock.now,
  onLoopback: true,
  timeoutMs: 300,
});

/** What a turn of the loop does. */
async function turn(): Promise<void> {
  const claimed = await claimWebhookDeliveries(world.database.db, world.clock.now, LEASE);
  await Promise.all(claimed.map((delivery) => deliverWebhook(deps(), delivery, new AbortController().signal)));
}

async function say(key: string): Promise<string> {
  const row = (await findPlan(world.database.db, world.planId))!;
  const about = { kind: 'started' as const, actor: 'lead' as const, task: '5', key, unit: 'trung-tam-vhtt' };
  const said = await world.deps.sayFact(row, { id: randomUUID(), at: NOW, ...about }, { text: 'lời riêng tư' });
  return said.problem === null ? said.fact.id : '';
}

const bodies = () => receiver.asked.map(({ body }) => JSON.parse(body));
const line = async () => (await listWebhookDeliveries(world.database.db, webhook)).reverse();

it('tells of a fact by its ids and codes, signed over time and body, without a word of its text', async () => {
  const fact = await say('2026-05');
  await turn();
  const [{ headers, body, method, path }] = receiver.asked as [HttpGateway['asked'][number]];
  expect([method, path, headers['content-type']]).toEqual(['POST', '/events', 'application/json; charset=utf-8']);
  expect(JSON.parse(body)).toMatchObject({
    id: headers['dondoc-delivery'],
    event: 'fact.recorded',
    authority: 'tan-hoa',
    data: { id: fact, kind: 'started', task: '5', key: '2026-05', unit: 'trung-tam-vhtt', at: '2026-11-23T09:00:00+07:00' },
  });
  expect(body).not.toContain('riêng tư');
  expect(headers['dondoc-signature']).toBe(webhookSignature(secret, NOW / 1000, body));
  expect(await line()).toMatchObject([{ outcome: '200', attempt: 1, deliveredAt: NOW }]);
});

it('signs as the documentation says', () => {
  expect(webhookSignature('whsec_test', 1_700_000_000, '{"a":1}')).toBe(
    't=1700000000,v1=38877139021993b830af32feea6e18a8da83eb2f6e49ee50bd9e4cf4ca4d3789',
  );
});

it('tells of escalations, of plans that start and close, and of messages that did not arrive', async () => {
  const { db } = world.database;
  const notice = {
    key: 'n',
    rung: 'coordinator',
    to: { unit: 'phong-vhxh', as: 'coordinator' },
    items: [{ task: '5', key: '2026-05' }],
  };
  for (const kind of ['escalation', 'reminder'])
    await db.query(
      `insert into notice (key, plan, authority, kind, moment_on, at, valid_until, data) values ($1, $2, 'tan-hoa', $3, '2026-11-20', now(), now(), $4)`,
      [`${kind}-${randomUUID()}`, world.planId, kind, JSON.stringify(notice)],
    );
  await db.query(`update plan set state = 'paused' where id = $1`, [world.planId]);
  await db.query(`update plan set state = 'closed' where id = $1`, [world.planId]);
  await db.query(`update plan set state = 'issued' where id = $1`, [world.planId]);
  await db.query(`update plan set state = 'running' where id = $1`, [world.planId]);
  const { rows } = await db.query(
    `insert into message (authority, person, unit, channel, address, state, message_id, subject, text, html, created_at)
     values ('tan-hoa', 'lan', 'u', 'email', 'lan@a.example', 'accepted', 'm', 's', 't', '', now()) returning id`,
  );
  await db.query(`update message set state = 'delivered' where id = $1`, [rows[0].id]);
  await db.query(`update message set state = 'bounced' where id = $1`, [rows[0].id]);
  for (let index = 0; index < 5; index += 1) await turn();
  expect(bodies().map(({ event }) => event)).toEqual([
    'escalation.posted',
    'plan.closed',
    'plan.started',
    'message.undeliverable',
  ]);
  expect(bodies()[0].data).toMatchObject({
    kind: 'escalation',
    rung: 'coordinator',
    to: { unit: 'phong-vhxh', as: 'coordinator' },
  });
  expect(bodies()[3].data).toEqual({ message: rows[0].id, state: 'bounced', channel: 'email', unit: 'u', person: 'lan' });
  expect(JSON.stringify(bodies())).not.toContain('lan@a.example');
});

it('keeps nothing for an authority that asked for nothing, and nothing of what was rolled back', async () => {
  const { db } = world.database;
  const other = await aWebhook('khac');
  await say('2026-05');
  expect(await listWebhookDeliveries(db, other.webhook)).toEqual([]);
  const client = await db.connect();
  await client.query('begin');
  await client.query(`update plan set state = 'closed' where id = $1`, [world.planId]);
  await client.query('rollback');
  client.release();
  expect((await line()).map(({ event }) => event)).toEqual(['fact.recorded']);
});

it.each<[string, Reply, string]>([
  ['fails', { status: 500, text: '' }, '500'],
  ['hangs', 'silent', 'timeout'],
  ['breaks off', 'reset', 'ECONNRESET'],
  ['sends us elsewhere', { status: 302, text: '', headers: { location: '/elsewhere' } }, '302'],
])('tries again after a minute when the receiver %s, and the later events wait', async (_how, wrong, outcome) => {
  await say('2026-05');
  await say('2026-06');
  reply = wrong;
  await turn();
  await turn();
  expect(receiver.asked.map(({ path }) => path)).toEqual(['/events']);
  expect(await line()).toMatchObject([{ attempt: 1, outcome, notBefore: NOW + MINUTE, deliveredAt: null }, { attempt: 0 }]);
  reply = { text: 'ok' };
  world.clock.now = NOW + MINUTE;
  await turn();
  await turn();
  expect(bodies().map(({ data }) => data.key)).toEqual(['2026-05', '2026-05', '2026-06']);
  expect(receiver.asked[1]?.body).toBe(receiver.asked[0]?.body);
});

it('sends again under the same id when its process ended between sending and noting', async () => {
  await say('2026-05');
  const [delivery] = await claimWebhookDeliveries(world.database.db, NOW, LEASE);
  const request = webhookRequest(delivery!, secret, NOW);
  await postWebhook({ ...request, url: delivery!.url, onLoopback: true, timeoutMs: 300 }, new AbortController().signal);
  await turn();
  expect(receiver.asked).toHaveLength(1);
  world.clock.now = NOW + LEASE + 1;
  await turn();
  const [first, second] = receiver.asked.map(({ headers }) => headers['dondoc-delivery']);
  expect([receiver.asked.length, second]).toEqual([2, first]);
  expect(await line()).toMatchObject([{ attempt: 2, outcome: '200' }]);
});

it('is switched off after ten failures with an alarm, keeps what waits, and goes on in order when it is switched on', async () => {
  const { db } = world.database;
  await say('2026-05');
  await say('2026-06');
  reply = { status: 503, text: '' };
  const waits: number[] = [];
  for (let index = 0; index < 10; index += 1) {
    await turn();
    const [first] = await line();
    if (first?.notBefore) {
      waits.push((first.notBefore - world.clock.now) / MINUTE);
      world.clock.now = first.notBefore;
    }
  }
  expect(waits).toEqual([1, 5, 15, 60, 180, 360, 720, 1440, 1440]);
  expect(receiver.asked).toHaveLength(10);
  expect((await findWebhook(db, 'tan-hoa', webhook))?.offAt).toBe(world.clock.now);
  expect(await findAlarms(db)).toMatchObject([{ cause: `webhook|${webhook}`, words: expect.stringContaining('sau 10 lần') }]);
  await say('2026-07');
  await turn();
  expect(receiver.asked).toHaveLength(10);
  reply = { text: 'ok' };
  expect(await resumeWebhook(world.deps, 'tan-hoa', webhook, 'acc-1', world.clock.now)).toBe(true);
  expect(await findAlarms(db)).toEqual([]);
  await turn();
  await turn();
  await turn();
  expect(
    bodies()
      .slice(10)
      .map(({ data }) => data.key),
  ).toEqual(['2026-05', '2026-06']);
});

it('sends each event once when two processes look at the same time', async () => {
  await say('2026-05');
  await Promise.all([turn(), turn(), turn(), turn()]);
  expect(receiver.asked).toHaveLength(1);
});

it('is woken by the fact itself, and ends when it is told to', async () => {
  const stopping = new AbortController();
  const arrived = new Promise<void>((resolve) => {
    reply = { text: 'ok' };
    const look = setInterval(() => receiver.asked.length >= 2 && (clearInterval(look), resolve()), 10);
  });
  const running = runWebhooks({ ...deps(), databaseUrl: world.database.url, pollMs: 60_000 }, stopping.signal);
  await addPing(world.database.db, webhook, NOW);
  await say('2026-05');
  await arrived;
  stopping.abort();
  await running;
  expect(bodies().map(({ event }) => event)).toEqual(['ping', 'fact.recorded']);
});

it.each([
  'http://10.0.0.5/',
  'https://10.0.0.5/',
  'https://127.0.0.1:1/',
  'https://[::1]/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://[::ffff:169.254.169.254]/',
  'https://169.254.169.254/latest/meta-data',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://localhost/',
  'https://localhost.localdomain/',
])('connects to no address of the inside: %s', async (url) => {
  const request = { headers: {}, body: '{}', url, timeoutMs: 2_000 };
  const { isDelivered, outcome } = await postWebhook({ ...request, onLoopback: false }, new AbortController().signal);
  expect(isDelivered).toBe(false);
  expect(['private-address', 'ENOTFOUND', 'EAI_AGAIN']).toContain(outcome);
  expect(receiver.asked).toHaveLength(0);
});
