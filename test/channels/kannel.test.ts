import fc from 'fast-check';
import { createKannel } from '../../channels/sms/kannel';
import { kannelOutcome, kannelReport } from '../../channels/sms/kannel-outcome';
import type { SmsTransport } from '../../channels/sms/sms-transport';
import { instantAt } from '../../domain/zone';
import { callbackSigner } from '../../store/callback-tag';
import { startHttpGateway, type HttpGateway, type Reply } from '../support/http-gateway';
import { hasKannel, startRealKannel } from '../support/real-kannel';

const sign = callbackSigner({ current: 'k1', secrets: { k1: 'x'.repeat(32) } });
const account = { user: 'dondoc', password: 'mat-khau', from: 'TANHOA', sign };
const sms = {
  to: '+84912345678',
  text: 'UBND XA TAN HOA: Nhac viec NV05. Ma K7Q2M4XA',
  requestId: 'abc',
  date: instantAt('2027-05-28', '08:03'),
};
const asked = { to: sms.to, requestId: 'abc', reference: null, callback: null };

let gateway: HttpGateway;
let kannel: SmsTransport;
let next: Reply;

beforeAll(async () => {
  gateway = await startHttpGateway(() => next);
  kannel = createKannel({ ...account, url: gateway.url, callbackUrl: 'https://dondoc.example/callbacks/sms/kannel' });
});
afterAll(() => gateway.close());
beforeEach(() => void gateway.asked.splice(0));

const lastCallback = () => new URL((gateway.asked.at(-1)?.query['dlr-url'] ?? '').replace(/%d/g, '8'));

it('sends number, text, sender and the signed address of the delivery report', async () => {
  next = { status: 202, text: '0: Accepted for delivery' };
  expect(await kannel.send(sms)).toEqual({ kind: 'accepted', reference: null });
  expect(gateway.asked[0]).toMatchObject({
    method: 'GET',
    path: '/cgi-bin/sendsms',
    query: { username: 'dondoc', password: 'mat-khau', from: 'TANHOA', to: '+84912345678', text: sms.text, 'dlr-mask': '31' },
  });
  const { origin, pathname, searchParams } = lastCallback();
  expect(origin + pathname).toBe('https://dondoc.example/callbacks/sms/kannel');
  expect(Object.fromEntries(searchParams)).toEqual({ id: 'abc', tag: expect.stringMatching(/^[\w-]{22}$/), type8: '8' });
});

it.each<[string, Reply, object]>([
  ['queued', { status: 202, text: '3: Queued for later delivery' }, { kind: 'accepted' }],
  ['wrong login', { status: 403, text: 'Authorization failed for sendsms' }, { kind: 'our-fault' }],
  ['no operator now', { status: 503, text: 'Temporal failure, try again later.' }, { kind: 'deferred' }],
  ['no route', { status: 403, text: 'Not routable. Do not try again.' }, { kind: 'refused', addressDead: false }],
  ['field refused', { status: 400, text: 'Sender missing and no global set, rejected' }, { kind: 'our-fault' }],
  ['other address', { status: 404, text: '' }, { kind: 'our-fault' }],
  ['a text nobody knows', { status: 202, text: '7: Something else' }, { kind: 'unknown' }],
  ['accepted words with a wrong status', { status: 500, text: '0: Accepted for delivery' }, { kind: 'unknown' }],
  ['half an answer', 'half', { kind: 'unknown' }],
])('takes %s for what it is', async (_what, reply, outcome) => {
  next = reply;
  expect(await kannel.send(sms)).toMatchObject(outcome);
});

it.each([
  [[], 'no-answer'],
  [[8], 'under-way'],
  [[4, 8], 'under-way'],
  [[8, 1], 'delivered'],
  [[1, 8], 'delivered'],
  [[8, 2], 'failed'],
  [[34], 'failed'],
  [[66], 'failed'],
  [[16], 'failed'],
])('reads the reports %j as %s', (types, kind) => {
  expect(kannelReport(new Set(types)).kind).toBe(kind);
});

it("believes a report under its own request's tag only", async () => {
  next = { status: 202, text: '0: Accepted for delivery' };
  await kannel.send(sms);
  const callback = { tag: '', ...Object.fromEntries(lastCallback().searchParams), type1: '1' };
  expect(await kannel.report?.({ ...asked, callback })).toEqual({ kind: 'delivered' });
  for (const forged of [{ ...callback, tag: 'x' }, { type1: '1' }, { ...callback, tag: callback.tag.toUpperCase() }])
    expect(await kannel.report?.({ ...asked, callback: forged })).toMatchObject({ kind: 'no-answer' });
  expect(await kannel.report?.({ ...asked, requestId: 'other', callback })).toMatchObject({ kind: 'no-answer' });
  expect(await kannel.report?.(asked)).toMatchObject({ kind: 'no-answer' });
});

it("takes nothing for accepted but Kannel's two words with its status", () => {
  const anyStatus = fc.oneof(fc.constant(202), fc.integer({ min: 200, max: 599 }));
  const anyText = fc.oneof(fc.string(), fc.constantFrom('0: Accepted for delivery', '4: x', 'Sent.', '0', '30: x'));
  fc.assert(
    fc.property(anyStatus, anyText, (status, text) => {
      const { kind } = kannelOutcome({ kind: 'answered', status, text });
      if (kind === 'accepted') expect(`${status} ${text}`).toMatch(/^202 [03]: /);
    }),
  );
});

const title = 'goes out through a real Kannel and its fake operator, and the delivery report comes back';
const realKannel = hasKannel ? it : it.skip;
realKannel(hasKannel ? title : `${title} (skipped: packages kannel and kannel-extras are not installed)`, async () => {
  const real = await startRealKannel();
  let heard = (_callback: Record<string, string>): void => undefined;
  const delivered = new Promise<Record<string, string>>((resolve) => {
    let kept: Record<string, string> = {};
    heard = (callback) => {
      kept = { ...kept, ...callback };
      if (kept['type1']) resolve(kept);
    };
  });
  const listener = await startHttpGateway(({ query }) => {
    heard(query);
    return { text: '' };
  });
  try {
    const transport = createKannel({ ...account, url: real.url, callbackUrl: `${listener.url}/callbacks/sms/kannel` });
    expect(await transport.send(sms)).toEqual({ kind: 'accepted', reference: null });
    const callback = await delivered;
    expect(real.operatorLog()).toContain(`TANHOA +84912345678 text ${sms.text}`);
    expect(await transport.report?.({ ...asked, callback })).toEqual({ kind: 'delivered' });
    const stranger = createKannel({ ...account, password: 'sai', url: real.url, callbackUrl: null });
    expect((await stranger.send(sms)).kind).toBe('our-fault');
  } finally {
    await listener.close();
    await real.stop();
  }
});
