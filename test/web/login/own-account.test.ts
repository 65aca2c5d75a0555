import { aWeb, type TestWeb } from '../../support/a-web';
import { anAccount, Browser, PASSWORD } from './a-login';

const NOW = Date.parse('2027-05-28T09:00:00+07:00');
let world: TestWeb;
let browser: Browser;

beforeEach(async () => {
  world = await aWeb(NOW);
  await anAccount(world, 'lan');
  browser = new Browser(world);
  await browser.logIn('lan');
  await browser.get('/account');
});
afterEach(() => world?.close());

const changed = 'trăng lên đầu ngõ mười sáu';

it('changes the name', async () => {
  expect((await browser.post('/account/name', { name: 'Lê Thị Lan' })).headers['location']).toBe('/account?done=name');
  expect((await browser.get('/account?done=name')).body).toContain('Lê Thị Lan');
});

it.each(['', 'A\u200bB', 'x'.repeat(5_000)])('takes no name %j and keeps what was typed', async (name) => {
  const { statusCode, body } = await browser.post('/account/name', { name });
  expect(statusCode).toBe(400);
  expect(body).toContain('id="name-error"');
});

it('changes the password when the old one is right, and ends all other sessions', async () => {
  const elsewhere = new Browser(world);
  await elsewhere.logIn('lan');
  const before = browser.cookie('dondoc');
  const wrong = await browser.post('/account/password', { old: 'không đúng', password: changed, repeated: changed });
  expect(wrong.statusCode).toBe(400);
  expect(wrong.body).toContain('Mật khẩu hiện tại chưa đúng');
  const right = await browser.post('/account/password', { old: PASSWORD, password: changed, repeated: changed });
  expect(right.headers['location']).toBe('/account?done=password');
  expect(browser.cookie('dondoc')).not.toBe(before);
  expect((await browser.get('/account')).statusCode).toBe(200);
  expect((await elsewhere.get('/account')).statusCode).toBe(303);
  expect((await new Browser(world).logIn('lan')).statusCode).toBe(401);
  expect((await new Browser(world).logIn('lan', { password: changed })).statusCode).toBe(303);
});

it('lets nobody guess the old password at an open session', async () => {
  const seen = [];
  for (let guess = 0; guess < 7; guess += 1)
    seen.push(
      (await browser.post('/account/password', { old: `sai ${guess}`, password: changed, repeated: changed })).statusCode,
    );
  expect(seen).toEqual([400, 400, 400, 400, 400, 429, 429]);
});

it('shows the open sessions and ends the others', async () => {
  const elsewhere = new Browser(world);
  await elsewhere.logIn('lan');
  expect((await browser.get('/account')).body).toContain('Kết thúc những phiên khác');
  await browser.post('/account/sessions');
  expect((await elsewhere.get('/account')).statusCode).toBe(303);
  expect((await browser.get('/account')).body).not.toContain('Kết thúc những phiên khác');
});

it('ends a session that lies idle, and at once when the account is disabled', async () => {
  world.clock.now += 12 * 3_600_000 + 60_000;
  expect((await browser.get('/account')).headers['location']).toBe('/login?next=%2Faccount');
  await browser.logIn('lan');
  await world.deps.db.query('update account set disabled_at = now()');
  expect((await browser.get('/account')).statusCode).toBe(303);
});
