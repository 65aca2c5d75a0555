import fc from 'fast-check';
import { createEsms } from '../../channels/sms/esms';
import { esmsOutcome, esmsReport } from '../../channels/sms/esms-outcome';
import type { SmsTransport } from '../../channels/sms/sms-transport';
import { instantAt } from '../../domain/zone';
import { startHttpGateway, type HttpGateway, type Reply } from '../support/http-gateway';

let gateway: HttpGateway;
let esms: SmsTransport;
let next: Reply;

beforeAll(async () => {
  gateway = await startHttpGateway(() => next);
  esms = createEsms({
    apiKey: 'k',
    secretKey: 's',
    brandname: 'TANHOA',
    url: gateway.url,
    callbackUrl: 'https://dondoc.example/callbacks/sms/esms',
  });
});
afterAll(() => gateway.close());
beforeEach(() => void gateway.asked.splice(0));

const sms = {
  to: '+84912345678',
  text: 'UBND XA TAN HOA: Nhac viec NV05',
  requestId: 'abc',
  date: instantAt('2027-05-28', '08:03'),
};
const asked = { to: sms.to, requestId: 'abc', reference: null, callback: null };
const says = (answer: object, status = 200): Reply => ({ status, text: JSON.stringify(answer) });

it('sends number, text, brand name, our own id and where to call back', async () => {
  next = says({ CodeResult: '100', CountRegenerate: 0, SMSID: 's-1' });
  expect(await esms.send(sms)).toEqual({ kind: 'accepted', reference: 's-1' });
  const [request] = gateway.asked;
  expect(request?.path).toBe('/MainService.svc/json/SendMultipleMessage_V4_post_json/');
  expect(JSON.parse(request?.body ?? '')).toEqual({
    ApiKey: 'k',
    SecretKey: 's',
    Phone: '0912345678',
    Content: sms.text,
    Brandname: 'TANHOA',
    SmsType: '2',
    IsUnicode: '0',
    Sandbox: '0',
    RequestId: 'abc',
    CallbackUrl: 'https://dondoc.example/callbacks/sms/esms',
  });
});

it('says so where the sandbox is asked for, and names no call-back where none can arrive', async () => {
  next = says({ CodeResult: 100 });
  await createEsms({ apiKey: 'k', secretKey: 's', brandname: 'TANHOA', url: gateway.url, sandbox: true }).send(sms);
  const body = JSON.parse(gateway.asked[0]?.body ?? '') as Record<string, unknown>;
  expect(body['Sandbox']).toBe('1');
  expect(body).not.toHaveProperty('CallbackUrl');
});

it.each([
  ['99', { kind: 'refused', addressDead: false }],
  ['100', { kind: 'accepted', reference: null }],
  ['101', { kind: 'our-fault' }],
  ['102', { kind: 'our-fault' }],
  ['103', { kind: 'our-fault' }],
  ['104', { kind: 'our-fault' }],
  ['108', { kind: 'refused', addressDead: true }],
  ['119', { kind: 'deferred' }],
  ['120', { kind: 'deferred' }],
  ['124', { kind: 'accepted', reference: null }],
  ['140', { kind: 'our-fault' }],
  ['146', { kind: 'refused', addressDead: false }],
  ['177', { kind: 'refused', addressDead: false }],
  ['199', { kind: 'accepted', reference: null }],
  ['4711', { kind: 'deferred' }],
])('takes code %s for %j', async (code, outcome) => {
  next = says({ CodeResult: code, ErrorMessage: 'x' });
  expect(await esms.send(sms)).toMatchObject(outcome);
});

it.each<[string, Reply, string]>([
  ['a connection reset after the request', 'reset', 'unknown'],
  ['half an answer', 'half', 'unknown'],
  ['a page of a proxy', { text: '<html>' }, 'unknown'],
  ['an answer without a code', { text: '{"error":"Invalid request"}' }, 'unknown'],
  ['HTTP 500', says({ CodeResult: '100' }, 500), 'unknown'],
  ['HTTP 502', { status: 502, text: '<html>' }, 'unknown'],
  ['HTTP 403', { status: 403, text: '' }, 'our-fault'],
  ['HTTP 429', { status: 429, text: '' }, 'deferred'],
  ['a redirection', { status: 302, text: '' }, 'our-fault'],
])('takes %s for what it is', async (_what, reply, kind) => {
  next = reply;
  expect((await esms.send(sms)).kind).toBe(kind);
});

it('does not know what became of a request that nobody answers', async () => {
  next = 'silent';
  const impatient = createEsms({ apiKey: 'k', secretKey: 's', brandname: 'TANHOA', url: gateway.url, timeout: 1_000 });
  expect(await impatient.send(sms)).toEqual({ kind: 'unknown', error: 'ETIMEDOUT' });
});

it('waits when no gateway is there: nothing was sent', async () => {
  const gone = await startHttpGateway(() => 'silent');
  await gone.close();
  const nobody = createEsms({ apiKey: 'k', secretKey: 's', brandname: 'TANHOA', url: gone.url });
  expect(await nobody.send(sms)).toEqual({ kind: 'deferred', error: 'ECONNREFUSED', isDown: true });
  expect(await nobody.report?.(asked)).toEqual({ kind: 'no-answer', error: 'ECONNREFUSED' });
});

it('blames our side for a server that speaks no TLS where TLS is expected: nothing was sent', async () => {
  const options = { apiKey: 'k', secretKey: 's', brandname: 'TANHOA', url: gateway.url.replace('http:', 'https:') };
  expect((await createEsms(options).send(sms)).kind).toBe('our-fault');
  expect(gateway.asked).toEqual([]);
});

it('refuses what must not be sent before anybody is asked', async () => {
  expect(await esms.send({ ...sms, to: '(0220) 3840888' })).toMatchObject({ kind: 'refused', addressDead: true });
  expect(await esms.send({ ...sms, text: 'Nhắc việc' })).toMatchObject({ kind: 'refused', addressDead: false });
  expect(await esms.send({ ...sms, text: 'a'.repeat(161) })).toMatchObject({ kind: 'refused', addressDead: false });
  expect(gateway.asked).toEqual([]);
});

it.each([
  [{ SendStatus: 1 }, { kind: 'under-way', reference: 's-1' }],
  [{ SendStatus: 2 }, { kind: 'under-way', reference: 's-1' }],
  [{ SendStatus: 4 }, { kind: 'failed', addressDead: false }],
  [{ SendStatus: 5, SendSuccess: 1, SendFailed: 0 }, { kind: 'delivered' }],
  [{ SendStatus: '5', SendSuccess: '0', SendFailed: '1' }, { kind: 'failed' }],
  [{ SendStatus: 5 }, { kind: 'under-way' }],
  [{ SendStatus: 7 }, { kind: 'under-way' }],
])('reads %j when it asks', async (status, report) => {
  next = says({ CodeResponse: '100', SMSID: 's-1', ...status });
  expect(await esms.report?.({ ...asked, reference: 's-1' })).toMatchObject(report);
  expect(gateway.asked[0]).toMatchObject({ path: '/MainService.svc/json/GetSendStatus', query: { RefId: 's-1', ApiKey: 'k' } });
});

it('asks by the id a call-back has told when its own answer got lost, else by ours', async () => {
  next = says({ CodeResponse: '100', SendStatus: 5, SendSuccess: 1 });
  await esms.report?.({ ...asked, callback: { SMSID: 's-9', RequestId: 'abc' } });
  await esms.report?.(asked);
  expect(gateway.asked.map(({ query }) => query['RefId'])).toEqual(['s-9', 'abc']);
});

it('believes "not found" only of a request whose answer got lost', async () => {
  next = says({ CodeResponse: '105' });
  expect(await esms.report?.(asked)).toEqual({ kind: 'not-known' });
  expect(await esms.report?.({ ...asked, reference: 's-1' })).toMatchObject({ kind: 'no-answer' });
});

it('keeps phone numbers out of the words it hands on', () => {
  const outcome = esmsOutcome('{"CodeResult":"108","ErrorMessage":"Phone 0912345678 / +84 912 345 678 is\\ninvalid"}');
  expect(JSON.stringify(outcome)).not.toMatch(/345/);
});

it('takes nothing for accepted but the three codes that say so, whatever the answer looks like', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.json(),
    fc.object().map((one) => JSON.stringify(one)),
    anAnswer(),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const outcome = esmsOutcome(text);
      if (outcome.kind === 'accepted') expect(['100', '124', '199']).toContain(String((JSON.parse(text) as Answer).CodeResult));
      expect(() => esmsReport(text, true)).not.toThrow();
    }),
    { numRuns: 1_000 },
  );
});

type Answer = { CodeResult: unknown };
const anAnswer = () =>
  fc
    .record({ CodeResult: fc.oneof(fc.integer(), fc.constantFrom('100', 100, ' 100', '__proto__', 'toString'), fc.anything()) })
    .map((one) => JSON.stringify(one, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)) ?? '');
