import { saveAuthority, findAuthority } from '../../../store/authorities';
import { linkToken, newLinkId } from '../../../store/link-token';
import { saveSetting } from '../../../store/settings';
import { aWeb, type TestWeb } from '../../support/a-web';
import { aReminder, formOn, LAN, type Mail } from './a-mail';

const NOW = Date.parse('2026-05-28T09:14:00+07:00');
const SOME_BYTES = 'AZaz09-_.';
let world: TestWeb;
let mail: Mail;
let gone: string;

beforeAll(async () => {
  world = await aWeb(Date.parse('2026-04-01T08:00:00+07:00'));
  world.clock.now = NOW;
});
afterAll(() => world?.close());
beforeEach(async () => {
  mail = await aReminder(world);
  gone = (await world.anybody.get('/l/nothing')).body;
});

/** What a token opens: the page, or the one page there is for everything that opens nothing. */
async function opens(token: string): Promise<boolean> {
  const { statusCode, body } = await world.anybody.get(`/l/${encodeURIComponent(token)}`);
  if (statusCode === 200) return true;
  expect([404, 429]).toContain(statusCode);
  expect(body).toBe(gone);
  return false;
}

it('opens nothing after any change of one character, and the right one still does, however many tries there were', async () => {
  const { token } = mail;
  const changed = [...token].flatMap((right, place) =>
    [...SOME_BYTES].filter((wrong) => wrong !== right).map((wrong) => token.slice(0, place) + wrong + token.slice(place + 1)),
  );
  let opened = 0;
  for (const one of [...changed, `${token}a`, `${token}.a`, token.slice(0, -1), ` ${token}`, token.toLowerCase()])
    if (await opens(one)) opened += 1;
  expect(opened).toBe(0);
  expect(await opens(token)).toBe(true);
});

it.each([
  ['of another key', () => mail.token.replace(/^k1/, 'k2')],
  ['made for another purpose', () => linkToken(world.deps.keys, { kid: 'k1', id: mail.linkId, purpose: 'login' })],
  ['rightly signed but never given out', () => linkToken(world.deps.keys, { kid: 'k1', id: newLinkId(), purpose: 'answer' })],
  [
    'signed with a stranger’s key',
    () => linkToken({ current: 'k1', secrets: { k1: 'x'.repeat(40) } }, { kid: 'k1', id: mail.linkId, purpose: 'answer' }),
  ],
])('opens nothing with a token %s', async (_words, token) => {
  expect(await opens(token())).toBe(false);
});

it.each([
  ['is over', `update link set expires_at = '2026-05-28T09:13:59+07:00'`],
  ['was revoked', `update link set revoked_at = now()`],
  ['is from before a restore', `update link set epoch = 0`],
  ['is of somebody who is not in the register', `update link set person = 'nobody'`],
  ['is of a unit the person is not in', `update link set unit = 'van-phong'`],
  ['is of a unit that neither leads nor helps', `update link set unit = 'tram-y-te', person = 'tram-y-te.officer'`],
])('opens nothing when the link %s', async (_words, change) => {
  const form = formOn((await world.anybody.get(mail.url)).body);
  await world.database.db.query(`${change} where id = $1`, [mail.linkId]);
  expect(await opens(mail.token)).toBe(false);
  world.clock.now += 5_000;
  const fields = { ...form.fields, choice: 'acknowledged', sure: '1' };
  expect((await world.anybody.post(form.action, fields)).body).toBe(gone);
  world.clock.now = NOW;
  expect((await world.database.db.query('select from fact')).rowCount).toBe(0);
});

it('opens nothing once its person has left, nor with the epoch of a restore, and says the same of both', async () => {
  const authority = (await findAuthority(world.database.db, 'tan-hoa'))!;
  const left = authority.officers.map((one) => (one.id === LAN ? { ...one, until: '2026-05-27' } : one));
  await saveAuthority(world.database.db, { ...authority, officers: left });
  expect(await opens(mail.token)).toBe(false);
  await saveAuthority(world.database.db, { ...authority, name: `${authority.name} ` });
  expect(await opens(mail.token)).toBe(true);
  await saveSetting(world.database.db, 'epoch', 2);
  expect(await opens(mail.token)).toBe(false);
  await saveSetting(world.database.db, 'epoch', 1);
});

it('shows no task, and takes no answer, that is not of the message', async () => {
  const other = await aReminder(world, {
    unit: 'van-phong',
    person: 'van-phong.officer',
    notices: [
      { items: [{ task: '2', key: null, lead: 'van-phong' }], to: { unit: 'van-phong', as: 'lead', positions: ['officer'] } },
    ],
  });
  const { action, fields } = formOn((await world.anybody.get(other.url)).body);
  const place = action.split('/').at(-1)!;
  expect((await world.anybody.get(`${mail.url}/${place}`)).body).toBe(gone);
  world.clock.now += 5_000;
  expect((await world.anybody.post(`${mail.url}/${place}`, { ...fields, choice: 'acknowledged', sure: '1' })).body).toBe(gone);
  expect((await world.anybody.post(`${mail.url}/${place}/withdraw`, { about: 'x', sure: '1' })).body).toBe(gone);
});

it('takes nothing another site sends', async () => {
  const { action, fields } = formOn((await world.anybody.get(mail.url)).body);
  const from = { headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' } };
  expect((await world.anybody.post(action, { ...fields, choice: 'acknowledged', sure: '1' }, from)).statusCode).toBe(403);
});
