import fc from 'fast-check';
import { gatewayNames } from '../../config/load-gateway';
import { startHttpGateway, type Asked, type HttpGateway, type Reply } from '../support/http-gateway';
import { aDataGateway, says, sms } from './a-data-gateway';

let gateway: HttpGateway;
let reply: (asked: Asked) => Reply;

beforeAll(async () => void (gateway = await startHttpGateway((one) => reply(one))));
afterAll(() => gateway.close());

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

async function expectOutcomes(name: string, answers: readonly (readonly [Reply, object])[]): Promise<void> {
  const line = aDataGateway(name, gateway.url);
  for (const [said, outcome] of answers) {
    reply = (one) => (one.path.includes('oauth2') ? says({ access_token: 't', expires_in: 3600 }) : said);
    expect([said, await line.send(sms)]).toMatchObject([said, outcome]);
  }
}

describe('SpeedSMS', () => {
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
});

describe('VietGuys', () => {
  it('is understood, whatever it answers', () =>
    expectOutcomes('vietguys', [...ANY_GATEWAY, [says({ error: -3, log: 'x' }), { kind: 'unknown' }]]));
});

describe('VNPT', () => {
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
    const line = aDataGateway(name, gateway.url);
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
