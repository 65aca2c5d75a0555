import fc from 'fast-check';
import type { HttpAnswer } from '../../channels/http/call-http';
import type { Access } from '../../channels/zalo/keep-tokens';
import type { ZaloTransport, Zns } from '../../channels/zalo/zalo-transport';
import { createZns } from '../../channels/zalo/zns';
import { znsOutcome } from '../../channels/zalo/zns-outcome';
import { znsReport } from '../../channels/zalo/zns-report';
import { instantAt } from '../../domain/zone';
import { aZaloServer, type ZaloServer } from '../support/zalo-server';

let zalo: ZaloServer;
let zns: ZaloTransport;
let access: (known?: { spent: string }) => Promise<Access>;

beforeEach(async () => {
  zalo = await aZaloServer();
  access = () => Promise.resolve({ kind: 'token', token: zalo.current.access });
  zns = createZns({ tokens: { access: (known) => access(known) }, url: zalo.url, timeout: 300 });
});
afterEach(() => zalo.close());

const notice: Zns = {
  to: '+84912345678',
  template: '123456',
  params: { don_vi: 'Trung tâm Văn hóa', ma: 'K7Q2M4XA' },
  requestId: 'abc',
  date: instantAt('2027-05-28', '08:03'),
};
const asked = { to: notice.to, requestId: 'abc', reference: null, callback: null };

it('sends number, template, values and our own id, and keeps the provider’s', async () => {
  expect(await zns.send(notice)).toEqual({ kind: 'accepted', reference: expect.stringMatching(/^[0-9a-f]{20}$/) as string });
  expect(zalo.sent).toEqual([
    {
      token: 'access-0',
      body: { phone: '84912345678', template_id: '123456', template_data: notice.params, tracking_id: 'abc' },
    },
  ]);
});

it('shortens an id that is too long for Zalo, the same one each time', async () => {
  const long = { ...notice, requestId: 'x'.repeat(60) };
  await zns.send(long);
  await zns.send(long);
  const ids = zalo.sent.map(({ body }) => String(body['tracking_id']));
  expect(ids[0]?.length).toBeLessThanOrEqual(48);
  expect(new Set(ids).size).toBe(1);
});

it.each([
  [-100, { kind: 'deferred' }],
  [-104, { kind: 'our-fault' }],
  [-108, { kind: 'refused', addressDead: true }],
  [-112, { kind: 'refused', addressDead: false }],
  [-114, { kind: 'refused', addressDead: false }],
  [-115, { kind: 'our-fault' }],
  [-118, { kind: 'refused', addressDead: false, error: expect.stringMatching(/^no-account/) as string }],
  [-131, { kind: 'our-fault' }],
  [-132, { kind: 'our-fault' }],
  [-133, { kind: 'deferred' }],
  [-144, { kind: 'deferred' }],
  [-4711, { kind: 'deferred' }],
])('takes code %d for what it is', async (code, outcome) => {
  zalo.trouble.send = { code };
  expect(await zns.send(notice)).toMatchObject(outcome);
  expect(zalo.sent).toHaveLength(1);
});

it.each([
  'silent',
  'reset',
  { status: 502, body: '<html>' },
  { status: 200, body: 'OK' },
  { status: 500, body: '{"error":0}' },
] as const)('does not know, and does not send again, when the answer is %j', async (trouble) => {
  zalo.trouble.send = trouble;
  expect((await zns.send(notice)).kind).toBe('unknown');
  expect(zalo.sent).toHaveLength(1);
  expect(zns.knowsRepeats).toBe(false);
});

it('waits when nobody is there, and when it is told to slow down', async () => {
  zalo.trouble.send = { status: 429, body: '' };
  expect((await zns.send(notice)).kind).toBe('deferred');
  await zalo.close();
  expect((await zns.send(notice)).kind).toBe('deferred');
});

it('follows no redirect with its token', async () => {
  zalo.trouble.send = { status: 302, body: '' };
  expect((await zns.send(notice)).kind).toBe('our-fault');
});

it('gets a fresh token once when Zalo refuses this one, and sends once', async () => {
  const spent: (string | undefined)[] = [];
  access = (known) => {
    spent.push(known?.spent);
    return Promise.resolve({ kind: 'token', token: known ? zalo.current.access : 'old' });
  };
  expect((await zns.send(notice)).kind).toBe('accepted');
  expect(spent).toEqual([undefined, 'old']);
  expect(zalo.sent).toHaveLength(1);
});

it('stops after the second refused token: that is for an administrator', async () => {
  access = () => Promise.resolve({ kind: 'token', token: 'old' });
  expect((await zns.send(notice)).kind).toBe('our-fault');
  expect(zalo.sent).toHaveLength(0);
});

it('sends nothing without a login', async () => {
  access = () => Promise.resolve({ kind: 'our-fault', error: 'no login' });
  expect(await zns.send(notice)).toEqual({ kind: 'our-fault', error: 'no login' });
  expect(zalo.sent).toHaveLength(0);
});

it.each([
  [{ ...notice, to: '02203840888' }, true],
  [{ ...notice, params: { don_vi: 'A\r\nB' } }, false],
  [{ ...notice, params: { don_vi: ' ' } }, false],
])('refuses what must not leave', async (wrong, addressDead) => {
  expect(await zns.send(wrong)).toMatchObject({ kind: 'refused', addressDead });
  expect(zalo.sent).toHaveLength(0);
});

it('asks what became of a message by the provider’s id', async () => {
  zalo.states.set('m-0', 0).set('m-1', 1).set('m-2', -1);
  const kinds: (string | undefined)[] = [];
  for (const reference of ['m-0', 'm-1', 'm-2']) kinds.push((await zns.report?.({ ...asked, reference }))?.kind);
  expect(kinds).toEqual(['under-way', 'delivered', 'no-answer']);
});

it('asks by the id of a call-back, and has no answer without any id', async () => {
  expect(await zns.report?.({ ...asked, callback: { msg_id: 'm-9' } })).toEqual({ kind: 'delivered' });
  expect(zalo.asked).toEqual(['m-9']);
  expect((await zns.report?.(asked))?.kind).toBe('no-answer');
  expect(zalo.asked).toEqual(['m-9']);
});

it('takes no broken answer for a report', async () => {
  for (const trouble of ['reset', { code: -107 }, { status: 502, body: '{}' }] as const) {
    zalo.trouble.status = trouble;
    expect((await zns.report?.({ ...asked, reference: 'm-1' }))?.kind).toBe('no-answer');
  }
});

const anything = fc.oneof(fc.jsonValue(), fc.constantFrom('0', 0, '-118', 1.5, -124, 'Success', {}));
const texts = fc.oneof(
  fc.record({ error: anything, message: anything, data: anything }, { requiredKeys: [] }).map((body) => JSON.stringify(body)),
  fc.jsonValue().map((body) => JSON.stringify(body)),
  fc.string(),
);
const statuses = fc.oneof(fc.constantFrom(200, 302, 400, 500), fc.integer({ min: 200, max: 599 }));

it('never throws at an answer, and accepts only error 0', () => {
  fc.assert(
    fc.property(statuses, texts, (status, text) => {
      const answer: HttpAnswer = { kind: 'answered', status, text };
      const isZero = /^\{"error":"?0"?[,}]/.test(text);
      expect(znsOutcome(answer).kind === 'accepted').toBe(isZero && status < 300);
      if (!isZero) expect(znsReport(answer, 'm').kind).toBe('no-answer');
    }),
    { numRuns: 2000 },
  );
});
