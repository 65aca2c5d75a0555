import { isLoopbackAddress, isPublicAddress } from '../../config/public-address';
import { whyNotWebhookUrl } from '../../config/webhook-url';

it.each(['8.8.8.8', '113.160.0.1', '2606:4700::1111', '2405:4800::1'])('knows %s as public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

it.each([
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.255.255.255', '169.254.169.254', '172.16.0.1', '172.31.255.255'],
  ...['192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'fc00::1', 'fdff::1', 'fe80::1', 'ff02::1'],
  ...[
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    '2002:a00:1::',
    '2001:db8::1',
    '2001::1',
    'fe80::1%eth0',
    'nothing',
    '',
  ],
])('knows %s as not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

it('knows what only this machine reaches', () => {
  expect(['127.0.0.1', '127.9.9.9', '::1'].map(isLoopbackAddress)).toEqual([true, true, true]);
  expect(['128.0.0.1', '::2', '10.0.0.1', 'localhost'].map(isLoopbackAddress)).toEqual([false, false, false, false]);
});

it.each(['https://phan-mem.example/don-doc', 'https://phan-mem.example:8443/a?b=c', 'https://8.8.8.8/x'])('takes %s', (url) =>
  expect(whyNotWebhookUrl(url, false)).toBeNull(),
);

it.each([
  'phan-mem.example',
  'http://phan-mem.example/',
  'ftp://phan-mem.example/',
  'javascript:alert(1)',
  'https://user:pass@phan-mem.example/',
  'https://phan-mem.example/#a',
  'https://127.0.0.1/',
  'https://localhost/',
  'https://localhost./',
  'https://a.localhost/',
  'https://intranet/',
  'https://[::1]/',
  'https://[::ffff:7f00:1]/',
  'https://2130706433/',
  'https://017700000001/',
  'https://192.168.0.10/',
])('refuses %s with words', (url) => expect(whyNotWebhookUrl(url, false)).toMatch(/\.$/));

it('lets an installation on loopback send to itself, and still nowhere else inside', () => {
  for (const url of ['http://127.0.0.1:9000/x', 'http://localhost:9000/', 'https://[::1]/'])
    expect(whyNotWebhookUrl(url, true)).toBeNull();
  for (const url of ['http://10.0.0.1/', 'https://192.168.0.10/', 'http://phan-mem.example/'])
    expect(whyNotWebhookUrl(url, true)).not.toBeNull();
});
