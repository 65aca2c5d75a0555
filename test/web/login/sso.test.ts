import { aWeb, type TestWeb } from '../../support/a-web';
import { anOidcProvider, type OidcProvider } from '../../support/oidc-provider';
import { anAccount, Browser } from './a-login';

const NOW = Date.parse('2027-05-28T09:00:00+07:00');
let provider: OidcProvider;
let world: TestWeb;
let lan: string;

beforeAll(async () => {
  provider = await anOidcProvider();
  world = await aWeb(NOW, { sso: { issuer: provider.issuer, ...provider.client } });
  lan = await anAccount(world, 'lan');
});
afterAll(async () => {
  await world?.close();
  await provider?.close();
});
beforeEach(() => {
  provider.next.signsWithAnotherKey = false;
  provider.next.claims = { email: 'Lan@tan-hoa.example', email_verified: true };
});

/** Goes to the provider and answers with the path one comes back by. */
async function wayBack(browser: Browser, from = '/login/sso'): Promise<string> {
  const { headers } = await browser.get(from);
  const answer = await fetch(String(headers['location']), { redirect: 'manual' });
  const { pathname, search } = new URL(answer.headers.get('location') ?? '');
  return pathname + search;
}

it('lets in whoever the provider knows by a verified address that has an account', async () => {
  const browser = new Browser(world);
  expect((await browser.get('/login')).body).toContain('href="/login/sso"');
  const back = await wayBack(browser, '/login/sso?next=/account');
  expect((await browser.get(back)).headers['location']).toBe('/account');
  expect((await browser.get('/account')).body).toContain('đăng nhập một lần');
});

it('asks with PKCE, state and nonce, for nothing but the address', async () => {
  const { headers } = await new Browser(world).get('/login/sso');
  const asked = Object.fromEntries(new URL(String(headers['location'])).searchParams);
  expect(asked).toMatchObject({ response_type: 'code', code_challenge_method: 'S256', scope: 'openid email' });
  expect(asked['state'] && asked['nonce'] && asked['code_challenge']).toBeTruthy();
  expect(asked['redirect_uri']).toBe('http://127.0.0.1:8080/login/sso/back');
});

it('makes no account for whoever has none, and names the address to be invited', async () => {
  provider.next.claims = { email: 'moi@tan-hoa.example', email_verified: true };
  const browser = new Browser(world);
  const { statusCode, body } = await browser.get(await wayBack(browser));
  expect(statusCode).toBe(403);
  expect(body).toContain('moi@tan-hoa.example');
  expect((await world.deps.db.query(`select 1 from account where email like 'moi@%'`)).rowCount).toBe(0);
});

it.each([
  ['an address that is not verified', { email: 'lan@tan-hoa.example', email_verified: false }],
  ['an address of which nothing is said', { email: 'lan@tan-hoa.example' }],
  ['no address', { email_verified: true }],
  ['a token for another program', { email: 'lan@tan-hoa.example', email_verified: true, aud: 'another' }],
  ['a token of another provider', { email: 'lan@tan-hoa.example', email_verified: true, iss: 'https://evil.example' }],
  ['a token of another log-in', { email: 'lan@tan-hoa.example', email_verified: true, nonce: 'another' }],
  ['a token that has expired', { email: 'lan@tan-hoa.example', email_verified: true, exp: 1_000_000_000 }],
])('lets nobody in with %s', async (_what, claims) => {
  provider.next.claims = claims;
  const browser = new Browser(world);
  expect((await browser.get(await wayBack(browser))).statusCode).toBe(400);
  expect(browser.cookie('dondoc')).toBeUndefined();
});

it('lets nobody in with a token signed by somebody else', async () => {
  provider.next.signsWithAnotherKey = true;
  const browser = new Browser(world);
  expect((await browser.get(await wayBack(browser))).statusCode).toBe(400);
});

it('takes what comes back only in the browser that went, as it went, and once', async () => {
  const [browser, other] = [new Browser(world), new Browser(world)];
  const back = await wayBack(browser);
  expect((await other.get(back)).statusCode).toBe(400);
  await other.get('/login/sso');
  expect((await other.get(back)).statusCode).toBe(400); // the state of another log-in
  expect((await browser.get(back)).statusCode).toBe(303);
  expect((await browser.get(back)).statusCode).toBe(400);
});

it('lets no disabled account in, and none where nothing is set up', async () => {
  await world.deps.db.query('update account set disabled_at = now() where id = $1', [lan]);
  const browser = new Browser(world);
  expect((await browser.get(await wayBack(browser))).statusCode).toBe(403);
  await world.deps.db.query('update account set disabled_at = null where id = $1', [lan]);
  const plain = await aWeb(NOW);
  expect((await plain.anybody.get('/login/sso')).statusCode).toBe(404);
  expect((await plain.anybody.get('/login')).body).not.toContain('/login/sso');
  await plain.close();
});
