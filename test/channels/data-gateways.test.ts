import fc from 'fast-check';
import { createDataGateway } from '../../channels/sms/data-gateway';
import type { SmsTransport } from '../../channels/sms/sms-transport';
import { gatewayNames, loadGateway } from '../../config/load-gateway';
import type { SmsTemplate } from '../../domain/sms-gateway';
import { instantAt } from '../../domain/zone';
import { startHttpGateway, type Asked, type HttpGateway, type Reply } from '../support/http-gateway';

const TEMPLATES: SmsTemplate[] = [{ id: '1101', text: 'UBND XA TAN HOA: Nhac viec {1}. Ma {2}' }];
const VALUES = { LABELID: '18', CONTRACTTYPEID: '1', CONTRACTID: '14', AGENTID: '2', USERNAME: 'tanhoa', SESSION_ID: 'dondoc' };
const sms = {
  to: '+84912345678',
  text: 'UBND XA TAN HOA: Nhac viec NV05. Ma K7Q2M4XA',
  requestId: 'abc',
  date: instantAt('2027-05-28', '08:03'),
};
const asked = { to: sms.to, requestId: 'abc', reference: null, callback: null };

let gateway: HttpGateway;
let reply: (asked: Asked) => Reply;
let now = 0;

beforeAll(async () => void (gateway = await startHttpGateway((one) => reply(one))));
afterAll(() => gateway.close());
beforeEach(() => void gateway.asked.splice(0));

const says = (answer: unknown, status = 200): Reply => ({ status, text: JSON.stringify(answer) });
const json = (one: Asked | undefined) => JSON.parse(one?.body ?? 'null') as unknown;

function transport(name: string): SmsTransport {
  const definition = loadGateway(name);
  const templates = definition.needs.includes('templates') ? TEMPLATES : null;
  return createDataGateway({
    gateway: { ...definition, url: gateway.url },
    account: { login: 'ten', secret: 'bi-mat', brandname: 'TANHOA', values: VALUES },
    rules: { ...definition.rules, templates },
    callbackUrl: null,
    now: () => now,
  });
}

async function expectOutcomes(name: string, answers: readonly (readonly [Reply, object])[]): Promise<void> {
  const line = transport(name);
  for (const [said, outcome] of answers) {
    reply = (one) => (one.path.includes('oauth2') ? says({ access_token: 't', expires_in: 3600 }) : said);
    expect([said, await line.send(sms)]).toMatchObject([said, outcome]);
  }
}

const ANY_GATEWAY: readonly (readonly [Reply, object])[] = [
  ['reset', { kind: 'unknown' }],
  ['half', { kind: 'unknown' }],
  [{ text: '<html>' }, { kind: 'unknown' }],
  [{ text: '[]' }, { kind: 'unknown' }],
  [{ status: 502, text: '' }, { kind: 'unknown' }],
  [{ status: 429, text: '' }, { kind: 'deferred' }],
  [{ status: 401, text: '' }, { kind: 'our-fault' }],
  [{ status: 404, text: '' }, { kind: 'our-fault' }],
];

describe('SpeedSMS', () => {
  it('is given what it asks for', async () => {
    reply = () => says({ status: 'success', code: '00', data: { tranId: 123456, totalSMS: 1, invalidPhone: [] } });
    expect(await transport('speedsms').send(sms)).toEqual({ kind: 'accepted', reference: '123456' });
    expect(gateway.asked[0]).toMatchObject({
      method: 'POST',
      path: '/sms/send',
      headers: { authorization: `Basic ${Buffer.from('bi-mat:x').toString('base64')}`, 'content-type': 'application/json' },
    });
    expect(json(gateway.asked[0])).toEqual({ to: ['84912345678'], content: sms.text, sms_type: 3, sender: 'TANHOA' });
  });

  it('is understood, whatever it answers', () =>
    expectOutcomes('speedsms', [
      ...ANY_GATEWAY,
      [says({ status: 'error', code: '007' }), { kind: 'our-fault' }],
      [says({ status: 'error', code: '008' }), { kind: 'our-fault' }],
      [says({ status: 'error', code: '101' }), { kind: 'our-fault' }],
      [says({ status: 'error', code: '105', invalidPhone: ['84912345678'] }), { kind: 'refused', addressDead: true }],
      [says({ status: 'error', code: '113' }), { kind: 'refused', addressDead: false }],
      [says({ status: 'error', code: '300' }), { kind: 'our-fault' }],
      [says({ status: 'error', code: '00' }), { kind: 'unknown' }],
      [says({ status: 'error', code: '999' }), { kind: 'unknown' }],
    ]));

  it.each([
    [says({ status: 'success', data: [{ phone: '84912345678', status: 0 }] }), 'delivered'],
    [says({ status: 'success', data: [{ status: 12 }] }), 'under-way'],
    [says({ status: 'success', data: [{ status: 64 }] }), 'failed'],
    [says({ status: 'success', data: [] }), 'no-answer'],
    [says({ status: 'error', code: '101' }), 'no-answer'],
    ['half', 'no-answer'],
  ] as [Reply, string][])('is asked by its own reference and answers %j', async (said, kind) => {
    reply = () => said;
    expect((await transport('speedsms').report?.({ ...asked, reference: '12/3' }))?.kind).toBe(kind);
    expect(gateway.asked[0]).toMatchObject({ method: 'GET', path: '/sms/status/12%2F3', body: '' });
  });

  it('cannot be asked without its reference', async () => {
    expect(await transport('speedsms').report?.(asked)).toMatchObject({ kind: 'no-answer' });
    expect(gateway.asked).toEqual([]);
  });
});

describe('VietGuys', () => {
  it('is given what it asks for, and can be asked nothing', async () => {
    reply = () => says({ error: 0, msgid: 'm-1' });
    const line = transport('vietguys');
    expect(await line.send(sms)).toEqual({ kind: 'accepted', reference: 'm-1' });
    expect(Object.fromEntries(new URLSearchParams(gateway.asked[0]?.body))).toEqual({
      ...{ u: 'ten', pwd: 'bi-mat', from: 'TANHOA', phone: '84912345678', sms: sms.text, bid: 'abc', type: '0', json: '1' },
    });
    expect(line).toMatchObject({ knowsRepeats: false });
    expect(line).not.toHaveProperty('report');
  });

  it('is understood, whatever it answers', () =>
    expectOutcomes('vietguys', [...ANY_GATEWAY, [says({ error: -3, log: 'x' }), { kind: 'unknown' }]]));
});

describe('VNPT', () => {
  it('is given the registered text by its number, with what stands in its places', async () => {
    reply = () => says({ RPLY: { name: 'send_sms_list', ERROR: '0', ERROR_DESC: 'success' } });
    expect(await transport('vnpt').send(sms)).toEqual({ kind: 'accepted', reference: null });
    expect(gateway.asked[0]?.path).toBe('/smsbn/api');
    expect(json(gateway.asked[0])).toMatchObject({
      RQST: {
        REQID: 'abc',
        LABELID: '18',
        CONTRACTID: '14',
        TEMPLATEID: '1101',
        PARAMS: [
          { NUM: '1', CONTENT: 'NV05' },
          { NUM: '2', CONTENT: 'K7Q2M4XA' },
        ],
        MOBILELIST: '84912345678',
        APIUSER: 'ten',
        APIPASS: 'bi-mat',
      },
    });
  });

  it('gets no text that fits none of the registered ones', async () => {
    expect(await transport('vnpt').send({ ...sms, text: 'Hop luc 8 gio' })).toMatchObject({
      kind: 'refused',
      addressDead: false,
    });
    expect(gateway.asked).toEqual([]);
  });

  it('is understood, whatever it answers', () =>
    expectOutcomes('vnpt', [
      ...ANY_GATEWAY,
      [says({ RPLY: { ERROR: '-1' } }), { kind: 'refused' }],
      [says({ RPLY: { ERROR: '1' } }), { kind: 'our-fault' }],
      [says({ RPLY: { ERROR: '2' } }), { kind: 'our-fault' }],
      [says({ RPLY: { ERROR: '7' } }), { kind: 'refused' }],
      [says({ RPLY: { ERROR: '8' } }), { kind: 'deferred' }],
      [says({ RPLY: { ERROR: 9 } }), { kind: 'our-fault' }],
      [says({ RPLY: { ERROR: '31' } }), { kind: 'unknown' }],
    ]));
});

describe('FPT', () => {
  const token = (seconds: number) => says({ access_token: 't-1', expires_in: seconds, token_type: 'Bearer' });

  it('is asked for a token once while it holds, then given base64', async () => {
    reply = (one) => (one.path === '/oauth2/token' ? token(3_600) : says({ MessageId: 'm-1', Telco: 'viettel' }));
    const line = transport('fpt');
    expect(await Promise.all([line.send(sms), line.send(sms)])).toEqual(Array(2).fill({ kind: 'accepted', reference: 'm-1' }));
    now += 3_600_000;
    await line.send(sms);
    const [login] = gateway.asked;
    expect(gateway.asked.filter(({ path }) => path === '/oauth2/token')).toHaveLength(2);
    expect(json(login)).toMatchObject({ grant_type: 'client_credentials', client_id: 'ten', client_secret: 'bi-mat' });
    const message = gateway.asked.find(({ path }) => path === '/api/push-brandname-otp');
    expect(json(message)).toMatchObject({
      ...{ access_token: 't-1', session_id: 'dondoc', BrandName: 'TANHOA', Phone: '84912345678', RequestId: 'abc' },
      Message: Buffer.from(sms.text).toString('base64'),
    });
  });

  it('is asked for a new token when it no longer takes the old one; the message waits', async () => {
    let isOld = true;
    reply = (one) => {
      if (one.path === '/oauth2/token') return token(3_600);
      return isOld ? says({ error: 1013, error_description: 'x' }, 401) : says({ MessageId: 'm-2' });
    };
    const line = transport('fpt');
    expect((await line.send(sms)).kind).toBe('deferred');
    isOld = false;
    expect((await line.send(sms)).kind).toBe('accepted');
    expect(gateway.asked.map(({ path }) => path)).toEqual(
      [...Array(2)].flatMap(() => ['/oauth2/token', '/api/push-brandname-otp']),
    );
  });

  it.each([
    [says({ error: 1008 }, 401), 'our-fault'],
    [says({ error: 1008 }), 'our-fault'],
    [{ status: 500, text: '' }, 'deferred'],
    ['half', 'deferred'],
  ] as [Reply, string][])('sends nothing without a token: %j', async (said, kind) => {
    reply = () => said;
    expect((await transport('fpt').send(sms)).kind).toBe(kind);
    expect(gateway.asked.map(({ path }) => path)).toEqual(['/oauth2/token']);
  });

  it('is understood, whatever it answers', () =>
    expectOutcomes('fpt', [
      ...ANY_GATEWAY,
      [says({ error: 2513 }, 400), { kind: 'our-fault' }],
      [says({ error: '-8' }), { kind: 'our-fault' }],
      [says({ error: 2518 }, 400), { kind: 'refused', addressDead: false }],
      [says({ error: 2519 }), { kind: 'refused' }],
      [says({ error: 2501, MessageId: 'm-0' }), { kind: 'unknown' }],
      [says({ error: 77 }, 400), { kind: 'unknown' }],
    ]));
});

it('fills each place once: a text that looks like a place stays what it is', async () => {
  reply = () => says({ error: 0 });
  const line = createDataGateway({
    gateway: { ...loadGateway('vietguys'), url: gateway.url },
    account: { login: '{secret}', secret: 'bi-mat', brandname: 'TANHOA', values: {} },
    rules: { forbidden: '', maxSegments: 1, templates: null, costPerSegment: null },
    callbackUrl: null,
  });
  await line.send({ ...sms, text: 'a {secret} b' });
  const sent = new URLSearchParams(gateway.asked[0]?.body);
  expect([sent.get('sms'), sent.get('u')]).toEqual(['a {secret} b', '{secret}']);
});

describe.each(gatewayNames())('%s', (name) => {
  const signs: Record<string, (answer: Record<string, unknown>) => unknown> = {
    speedsms: ({ status, code }) => status === 'success' && code === '00',
    vietguys: ({ error }) => String(error) === '0',
    vnpt: ({ RPLY }) => String((RPLY as Record<string, unknown>)['ERROR']) === '0',
    fpt: ({ MessageId }) => ['string', 'number'].includes(typeof MessageId) && Boolean(MessageId),
  };
  const word = fc.constantFrom('0', 0, '00', 'success', 'error', null, true, '', 1013, {}, [], 'x');
  const answer = fc.record(
    {
      status: word,
      code: word,
      error: word,
      MessageId: word,
      RPLY: fc.oneof(word, fc.record({ ERROR: word })),
      data: fc.anything(),
    },
    { requiredKeys: [] },
  );

  it('is never taken to have accepted a message without saying so, and never makes anything throw', async () => {
    const line = transport(name);
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      answer.map((one) => JSON.stringify(one, withoutBigints)),
    );
    const status = fc.constantFrom(200, 200, 200, 201, 400, 401, 403, 500, 503);
    await fc.assert(
      fc.asyncProperty(text, status, async (said, code) => {
        reply = (one) =>
          one.path.includes('oauth2') ? says({ access_token: 't', expires_in: 3600 }) : { status: code, text: said };
        const outcome = await line.send(sms);
        if (outcome.kind !== 'accepted') return;
        expect(code).toBeLessThan(300);
        expect(signs[name]?.(JSON.parse(said) as Record<string, unknown>)).toBeTruthy();
      }),
      { numRuns: 150 },
    );
  });
});

function withoutBigints(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
