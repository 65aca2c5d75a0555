import { startHttpGateway, type Asked, type HttpGateway, type Reply } from '../support/http-gateway';
import { aDataGateway, says, sms } from './a-data-gateway';

let gateway: HttpGateway;
let reply: (asked: Asked) => Reply;

beforeAll(async () => void (gateway = await startHttpGateway((one) => reply(one))));
afterAll(() => gateway.close());
beforeEach(() => void gateway.asked.splice(0));

const speedsms = () => aDataGateway('speedsms', gateway.url);
const asked = { to: sms.to, requestId: 'abc', reference: null, callback: null };

describe('SpeedSMS', () => {
  it.each([
    [says({ status: 'success', data: [{ phone: '84912345678', status: 0 }] }), 'delivered'],
    [says({ status: 'success', data: [{ status: 12 }] }), 'under-way'],
    [says({ status: 'success', data: [{ status: 64 }] }), 'failed'],
    [says({ status: 'success', data: [] }), 'no-answer'],
    [says({ status: 'error', code: '101' }), 'no-answer'],
    ['half', 'no-answer'],
  ] as [Reply, string][])('is asked by its own reference and answers %j', async (said, kind) => {
    reply = () => said;
    expect((await speedsms().report?.({ ...asked, reference: '12/3' }))?.kind).toBe(kind);
    expect(gateway.asked[0]).toMatchObject({ method: 'GET', path: '/sms/status/12%2F3', body: '' });
  });

  it('cannot be asked without its reference', async () => {
    expect(await speedsms().report?.(asked)).toMatchObject({ kind: 'no-answer' });
    expect(gateway.asked).toEqual([]);
  });
});
