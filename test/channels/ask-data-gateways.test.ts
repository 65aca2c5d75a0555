import { createDataGateway } from '../../channels/sms/data-gateway';
import { loadGateway } from '../../config/load-gateway';
import { startHttpGateway, type Asked, type HttpGateway, type Reply } from '../support/http-gateway';
import { aDataGateway, says, sms } from './a-data-gateway';

let gateway: HttpGateway;
let reply: (asked: Asked) => Reply;
let now = 0;

beforeAll(async () => void (gateway = await startHttpGateway((one) => reply(one))));
afterAll(() => gateway.close());
beforeEach(() => void gateway.asked.splice(0));

const json = (one: Asked | undefined) => JSON.parse(one?.body ?? 'null') as unknown;
const transport = (name: string) => aDataGateway(name, gateway.url, () => now);

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
