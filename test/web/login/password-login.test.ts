import { insertAccount } from '../../../store/accounts-change';
import { hashPassword } from '../../../web/login/password';
import { aWeb, type TestWeb } from '../../support/a-web';

const NOW = Date.parse('2027-05-28T09:00:00+07:00');
const PASSWORD = 'mưa rào tháng bảy trên đồi';
let world: TestWeb;

beforeAll(async () => {
  world = await aWeb(NOW);
  await insertAccount(
    world.deps.db,
    { name: 'Lan', email: 'Lan@tan-hoa.example', passwordHash: await hashPassword(PASSWORD) },
    NOW,
  );
});
afterAll(() => world?.close());
beforeEach(async () => {
  world.clock.now = NOW;
  await world.deps.db.query('delete from login_attempt');
});

const logIn = (fields: Record<string, string>, headers: Record<string, string> = {}, remoteAddress = '10.0.0.1') =>
  world.anybody.post('/login', fields, { headers, remoteAddress });
const right = { email: 'lan@tan-hoa.example', password: PASSWORD };
const wrong = { ...right, password: 'không phải mật khẩu này' };

it('opens the page to whoever has no session, and says what it is', async () => {
  const home = await world.anybody.get('/');
  expect([home.statusCode, home.headers.location]).toEqual([303, '/login']);
  const { statusCode, body } = await world.anybody.get('/login?next=/a/tan-hoa/today');
  expect(statusCode).toBe(200);
  expect(body).toContain('Đôn Đốc');
  expect(body).toContain('value="/a/tan-hoa/today"');
});

it('lets in with the right password, with a new session each time, and out again', async () => {
  const answer = await logIn({ ...right, next: '/account' });
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/account']);
  const [session] = answer.cookies.filter(({ name }) => name === 'dondoc');
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  const again = await logIn(right, { cookie: `dondoc=${session?.value}` });
  expect(again.statusCode).toBe(403); // the form of another session
  const headers = { cookie: `dondoc=${session?.value}` };
  const page = await world.anybody.get('/', { headers });
  const token = /name="_form" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const out = await world.anybody.post('/logout', { _form: token }, { headers: { ...world.anybody.headers, ...headers } });
  expect([out.statusCode, out.headers.location]).toEqual([303, '/logged-out']);
  expect((await world.anybody.get('/', { headers })).headers.location).toBe('/login');
});

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/a\nb', 'x', '/%2f/../..//evil.example'])(
  'goes nowhere else after logging in: %j',
  async (next) => {
    const { headers } = await logIn({ ...right, next });
    expect(headers.location).toMatch(/^\/(?![/\\])/);
    expect(new URL(String(headers.location), 'http://own.example').host).toBe('own.example');
  },
);

it('answers alike for a wrong password, an unknown account, a disabled one and one without a password', async () => {
  await insertAccount(world.deps.db, { name: 'Bình', email: 'binh@tan-hoa.example', passwordHash: null }, NOW);
  await insertAccount(
    world.deps.db,
    { name: 'Cũ', email: 'cu@tan-hoa.example', passwordHash: await hashPassword(PASSWORD) },
    NOW,
  );
  await world.deps.db.query(`update account set disabled_at = now() where email = 'cu@tan-hoa.example'`);
  const bodies = await Promise.all(
    ['lan', 'binh', 'cu', 'nobody'].map(async (who) => {
      const email = `${who}@tan-hoa.example`;
      const { statusCode, body } = await logIn({ email, password: who === 'lan' ? 'x' : PASSWORD });
      return `${statusCode} ${body.replaceAll(email, '')}`;
    }),
  );
  expect(new Set(bodies).size).toBe(1);
  expect(bodies[0]).toContain('chưa đúng');
});

it('takes 10,000 guesses slower and slower, while the right user still comes in', async () => {
  let looked = 0;
  for (let guess = 0; guess < 10_000; guess += 1) {
    // Ten a second, without verifying each: what comes too early is refused before the password is looked at.
    world.clock.now = NOW + guess * 100;
    if (guess > 5 && guess % 100 !== 0) continue;
    const { statusCode, headers } = await logIn(wrong);
    if (statusCode === 401) looked += 1;
    else expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  }
  expect(looked).toBeLessThan(16);
  expect((await logIn(right)).statusCode).toBe(429);
  expect((await logIn(right, {}, '10.0.0.2')).statusCode).toBe(303);
});

it('counts guesses that come at the same time one after the other', async () => {
  const answers = await Promise.all(Array.from({ length: 40 }, () => logIn(wrong)));
  expect(answers.filter(({ statusCode }) => statusCode === 401)).toHaveLength(5);
});

it('lets in a browser that has logged in before, however many addresses guess at its account', async () => {
  const first = await logIn(right, {}, '10.9.9.9');
  const browser = first.cookies.find(({ name }) => name === 'dondoc-browser');
  for (let guess = 0; guess < 60; guess += 1) await logIn(wrong, {}, `10.1.0.${guess}`);
  expect((await logIn(right, {}, '10.2.0.1')).statusCode).toBe(429);
  expect((await logIn(right, { cookie: `dondoc-browser=${browser?.value}` }, '10.2.0.1')).statusCode).toBe(303);
  expect((await logIn(right, { cookie: `dondoc-browser=${browser?.value}x` }, '10.2.0.2')).statusCode).toBe(429);
  world.clock.now += 31_000;
  expect((await logIn(right, {}, '10.2.0.3')).statusCode).toBe(303);
});

it('forgets failures after a while, and after the right password', async () => {
  for (let guess = 0; guess < 4; guess += 1) await logIn(wrong);
  expect((await logIn(right)).statusCode).toBe(303);
  for (let guess = 0; guess < 5; guess += 1) expect((await logIn(wrong)).statusCode).toBe(401);
  expect((await logIn(wrong)).statusCode).toBe(429);
  world.clock.now += 17 * 60_000;
  for (let guess = 0; guess < 5; guess += 1) expect((await logIn(wrong)).statusCode).toBe(401);
});

it('shows hostile words as text, and never a password', async () => {
  const { body } = await logIn({ email: '"><script>x</script>\0\u202e', password: 'bí mật không được hiện ra', next: '"><b>' });
  expect(body).not.toContain('<script>x');
  expect(body).not.toContain('bí mật');
});
