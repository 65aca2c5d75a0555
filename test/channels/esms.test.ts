import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEsms } from '../../channels/sms/esms';
import type { SmsTransport } from '../../channels/sms/sms-transport';
import { instantAt } from '../../domain/zone';

type Answer = { code: number } | 'silent' | 'broken';

let server: Server;
let esms: SmsTransport;
let next: Answer;
let known: boolean;
let requests: Record<string, unknown>[];

beforeEach(async () => {
  requests = [];
  known = false;
  server = createServer((request, response) => {
    if (request.url?.startsWith('/GetSendStatus'))
      return void response.end(JSON.stringify({ CodeResponse: known ? '100' : '113', SMSID: 's-2' }));
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      requests.push(JSON.parse(body) as Record<string, unknown>);
      if (next === 'broken') response.writeHead(502).end('<html>');
      else if (next !== 'silent') response.end(JSON.stringify({ CodeResult: String(next.code), SMSID: 's-1' }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  esms = createEsms({ apiKey: 'k', secretKey: 's', brandname: 'TANHOA', url, timeout: 200 });
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const sms = {
  to: '+84912345678',
  text: 'UBND XA TAN HOA: Nhac viec NV05',
  requestId: 'abc',
  date: instantAt('2027-05-28', '08:03'),
};

it('sends number, text, brand name and our own id', async () => {
  next = { code: 100 };
  expect(await esms.send(sms)).toEqual({ kind: 'accepted', reference: 's-1' });
  expect(requests).toEqual([
    expect.objectContaining({ Phone: '0912345678', Content: sms.text, Brandname: 'TANHOA', SmsType: '2', RequestId: 'abc' }),
  ]);
});

it.each([
  [124, 'accepted'],
  [199, 'accepted'],
  [101, 'our-fault'],
  [103, 'our-fault'],
  [104, 'our-fault'],
  [108, 'refused'],
  [119, 'deferred'],
  [120, 'deferred'],
  [146, 'refused'],
  [177, 'refused'],
  [4711, 'deferred'],
])('takes code %d for %s', async (code, kind) => {
  next = { code };
  expect((await esms.send(sms)).kind).toBe(kind);
});

it.each(['silent', 'broken'] as const)('asks by our id when the gateway stays %s, and does not guess', async (answer) => {
  next = answer;
  expect((await esms.send(sms)).kind).toBe('unknown');
  known = true;
  expect(await esms.send(sms)).toEqual({ kind: 'accepted', reference: 's-2' });
});

it('waits when no gateway is there', async () => {
  server.close();
  expect((await esms.send(sms)).kind).toBe('deferred');
});
