import { pingDeadman } from '../../worker/watchdog/ping-deadman';
import { aListener, type Listener } from './a-listener';

let own: Listener;
let other: Listener;

beforeAll(async () => {
  [own, other] = await Promise.all([aListener(), aListener()]);
});
afterAll(() => Promise.all([own.close(), other.close()]));

it('is heard, and says when it is not, without the address', async () => {
  own.answerWith(200);
  expect(await pingDeadman(own.url)).toBeNull();
  own.answerWith(503);
  expect(await pingDeadman(own.url)).toBe('mã 503');
  expect(await pingDeadman('http://127.0.0.1:1/ma-rieng')).toBe('không kết nối được');
});

it('follows no redirect to another server, and no circle', async () => {
  own.answerWith(302, other.url);
  expect(await pingDeadman(own.url)).toBe('bị chuyển sang máy chủ khác');
  expect(other.pings()).toBe(0);
  own.answerWith(301, '/ma-rieng');
  expect(await pingDeadman(own.url)).toBe('chuyển hướng quá nhiều lần');
});
