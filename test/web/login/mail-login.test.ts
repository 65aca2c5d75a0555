import type { AccountMail } from '../../../web/web-deps';
import { aWeb, type TestWeb } from '../../support/a-web';
import { anAccount, Browser, linkIn } from './a-login';

const NOW = Date.parse('2027-05-28T09:00:00+07:00');
let world: TestWeb;
let mails: AccountMail[];

beforeEach(async () => {
  mails = [];
  world = await aWeb(NOW, {
    sendMail: async (mail) => {
      mails.push(mail);
      return 'sent';
    },
  });
  await anAccount(world, 'lan');
});
afterEach(() => world?.close());

const ask = (browser: Browser, email = 'lan@tan-hoa.example') => browser.post('/login/mail', { email });

it('logs in by the button behind the mailed link, once, in the browser that asked', async () => {
  const [own, other] = [new Browser(world), new Browser(world)];
  await ask(own);
  expect(mails[0]).toMatchObject({ to: { address: 'lan@tan-hoa.example' } });
  const link = linkIn(mails[0]);
  for (let scan = 0; scan < 50; scan += 1) await other.get(link);
  expect((await other.get(link)).statusCode).toBe(404);
  expect((await other.post(link)).statusCode).toBe(404);
  expect((await own.get(link)).body).toContain('<button>Đăng nhập</button>');
  expect((await own.post(link)).headers['location']).toBe('/');
  expect((await own.get('/account')).statusCode).toBe(200);
  expect((await own.post(link)).statusCode).toBe(404);
});

it('serves for ten minutes', async () => {
  const browser = new Browser(world);
  await ask(browser);
  world.clock.now += 10 * 60_000 + 1;
  expect((await browser.get(linkIn(mails[0]))).statusCode).toBe(404);
});

it('answers alike whether or not there is such an account, and mails only to one that may log in', async () => {
  await anAccount(world, 'cu');
  await world.deps.db.query(`update account set disabled_at = now() where email = 'cu@tan-hoa.example'`);
  const bodies = await Promise.all(
    ['lan', 'cu', 'nobody'].map(async (who) => {
      const { statusCode, body } = await ask(new Browser(world), `${who}@tan-hoa.example`);
      return `${statusCode} ${body.replaceAll(`${who}@`, '')}`;
    }),
  );
  expect(new Set(bodies).size).toBe(1);
  expect(mails.map(({ to }) => to.address)).toEqual(['lan@tan-hoa.example']);
});

it('sends few mails however often it is asked', async () => {
  const seen = [];
  for (let time = 0; time < 30; time += 1) seen.push((await ask(new Browser(world))).statusCode);
  expect(mails.length).toBeLessThan(7);
  expect(seen.at(-1)).toBe(429);
});

it.each(['lan', 'lan@tan-hoa.example\nBcc: x@evil.example', '"a@b.example x"@evil.example', '<script>x</script>'])(
  'says what to write instead of %j',
  async (email) => {
    const { statusCode, body } = await ask(new Browser(world), email);
    expect(statusCode).toBe(400);
    expect(body).toContain('ví dụ ten@co-quan.gov.vn');
    expect(body).not.toContain('<script>x');
    expect(mails).toEqual([]);
  },
);

it('lets whoever came in by it replace a forgotten password for ten minutes', async () => {
  const browser = new Browser(world);
  await ask(browser);
  await browser.post(linkIn(mails[0]));
  expect((await browser.get('/account')).body).not.toContain('Mật khẩu hiện tại');
  const password = 'trăng lên đầu ngõ mười sáu';
  expect((await browser.post('/account/password', { password, repeated: password })).headers['location']).toBe(
    '/account?done=password',
  );
  expect((await new Browser(world).logIn('lan', { password })).statusCode).toBe(303);
});
