import { Secret, TOTP } from 'otpauth';
import { aWeb, type TestWeb } from '../../support/a-web';
import { anAccount, Browser, PASSWORD } from './a-login';

const NOW = Date.parse('2027-05-28T09:00:00+07:00');
const STEP_MS = 30_000;
let world: TestWeb;

beforeEach(async () => {
  world = await aWeb(NOW, { publicUrl: 'https://don-doc.example' });
});
afterEach(() => world?.close());

const secretIn = (body: string) => /<code>([A-Z2-7 ]{30,})<\/code>/.exec(body)?.[1]?.replaceAll(' ', '') ?? '';
const sealedIn = (body: string) => /name="sealed" value="([^"]+)"/.exec(body)?.[1] ?? '';
const codeOf = (secret: string, at = world.clock.now) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

async function withSecondFactor(who: string): Promise<{ secret: string; codes: string[]; browser: Browser }> {
  const browser = new Browser(world);
  await browser.logIn(who);
  const page = await browser.get('/login/second-factor');
  const secret = secretIn(page.body);
  const { body } = await browser.post('/login/second-factor', { sealed: sealedIn(page.body), code: codeOf(secret) });
  world.clock.now += STEP_MS;
  return { secret, browser, codes: [...body.matchAll(/<code>([A-Z2-7-]{19})<\/code>/g)].map(([, code]) => code ?? '') };
}

it('lets an administrator of published pages in only after a second factor is set up', async () => {
  await anAccount(world, 'minh', { role: 'administrator' });
  const browser = new Browser(world);
  const first = await browser.logIn('minh', { next: '/account' });
  expect(first.headers['location']).toBe('/login/second-factor?next=%2Faccount');
  expect(browser.cookie('__Host-dondoc')).toBeUndefined();
  expect((await browser.get('/')).headers['location']).toBe('/login');
  const page = await browser.get('/login/second-factor?next=%2Faccount');
  expect(page.body).toContain('<svg');
  expect(page.body.length).toBeLessThan(60_000);
  const wrong = await browser.post('/login/second-factor', { sealed: sealedIn(page.body), code: '000000' });
  expect(wrong.statusCode).toBe(400);
  expect(secretIn(wrong.body)).toBe(secretIn(page.body));
  const done = await browser.post('/login/second-factor', {
    sealed: sealedIn(page.body),
    code: codeOf(secretIn(page.body)),
    next: '/account',
  });
  expect(done.body.match(/<code>[A-Z2-7-]{19}<\/code>/g)).toHaveLength(8);
  expect((await browser.get('/account')).statusCode).toBe(200);
});

it('asks others for nothing more, and administrators on loopback neither', async () => {
  await anAccount(world, 'lan', { role: 'coordinator' });
  expect((await new Browser(world).logIn('lan')).headers['location']).toBe('/');
});

it('takes each code once, one step early or late, and no other', async () => {
  await anAccount(world, 'minh', { role: 'administrator' });
  const { secret } = await withSecondFactor('minh');
  const tries = async (code: string) => {
    await world.deps.db.query('delete from login_attempt');
    const browser = new Browser(world);
    await browser.logIn('minh');
    return (await browser.post('/login/second-factor', { code })).statusCode;
  };
  world.clock.now += 10 * STEP_MS;
  const { now } = world.clock;
  expect(await tries(codeOf(secret, now - 2 * STEP_MS))).toBe(401);
  expect(await tries(codeOf(secret, now + 2 * STEP_MS))).toBe(401);
  expect(await tries(codeOf(secret, now - STEP_MS))).toBe(303);
  expect(await tries(codeOf(secret, now - STEP_MS))).toBe(401);
  expect(await tries(codeOf(secret, now))).toBe(303);
  expect(await tries(codeOf(secret, now))).toBe(401);
  expect(await tries(codeOf(secret, now + STEP_MS))).toBe(303);
  expect(await tries(codeOf(secret, now - STEP_MS))).toBe(401);
});

it('takes each recovery code once, however it is typed', async () => {
  await anAccount(world, 'minh', { role: 'administrator' });
  const { codes } = await withSecondFactor('minh');
  const tries = async (code: string) => {
    const browser = new Browser(world);
    await browser.logIn('minh');
    return (await browser.post('/login/second-factor', { code })).statusCode;
  };
  expect(await tries(` ${String(codes[0]).toLowerCase().replaceAll('-', ' ')} `)).toBe(303);
  expect(await tries(String(codes[0]))).toBe(401);
});

it('makes who guesses codes wait, too', async () => {
  await anAccount(world, 'minh', { role: 'administrator' });
  await withSecondFactor('minh');
  const browser = new Browser(world);
  await browser.logIn('minh');
  const seen = [];
  for (let guess = 0; guess < 8; guess += 1)
    seen.push((await browser.post('/login/second-factor', { code: `12345${guess}` })).statusCode);
  expect(seen).toEqual([401, 401, 401, 401, 401, 429, 429, 429]);
});

it('keeps the secret only sealed in the database, and binds it to its account', async () => {
  const minh = await anAccount(world, 'minh', { role: 'administrator' });
  await anAccount(world, 'hoa', { role: 'administrator' });
  const { secret } = await withSecondFactor('minh');
  const { rows } = await world.deps.db.query('select totp_sealed from account where id = $1', [minh]);
  expect(rows[0].totp_sealed).not.toContain(secret);
  await world.deps.db.query(`update account set totp_sealed = (select totp_sealed from account where id = $1)`, [minh]);
  const browser = new Browser(world);
  await browser.logIn('hoa');
  expect((await browser.post('/login/second-factor', { code: codeOf(secret) })).statusCode).toBe(401);
});

it('is over after ten minutes without a code, and serves nobody else', async () => {
  await anAccount(world, 'minh', { role: 'administrator' });
  const { secret } = await withSecondFactor('minh');
  const browser = new Browser(world);
  await browser.logIn('minh');
  expect((await new Browser(world).post('/login/second-factor', { code: codeOf(secret) })).headers['location']).toBe('/login');
  world.clock.now += 11 * 60_000;
  expect((await browser.post('/login/second-factor', { code: codeOf(secret) })).headers['location']).toBe('/login');
  expect(browser.cookie('__Host-dondoc')).toBeUndefined();
});

it('can be set up, renewed and removed by whoever may do without it', async () => {
  await anAccount(world, 'lan');
  const browser = new Browser(world);
  await browser.logIn('lan');
  const page = await browser.get('/account/second-factor');
  const secret = secretIn(page.body);
  const set = await browser.post('/account/second-factor', { sealed: sealedIn(page.body), code: codeOf(secret) });
  expect(set.body.match(/<code>[A-Z2-7-]{19}<\/code>/g)).toHaveLength(8);
  expect((await browser.get('/account')).body).toContain('còn 08 mã dự phòng');
  expect((await browser.post('/account/second-factor', { act: 'remove', code: codeOf(secret) })).statusCode).toBe(400);
  world.clock.now += STEP_MS;
  const renewed = await browser.post('/account/second-factor', { act: 'codes', code: codeOf(secret) });
  expect(renewed.body.match(/<code>[A-Z2-7-]{19}<\/code>/g)).toHaveLength(8);
  world.clock.now += STEP_MS;
  const removed = await browser.post('/account/second-factor', { act: 'remove', code: codeOf(secret) });
  expect(removed.headers['location']).toBe('/account?done=removed');
  expect((await new Browser(world).logIn('lan', { password: PASSWORD })).headers['location']).toBe('/');
});
