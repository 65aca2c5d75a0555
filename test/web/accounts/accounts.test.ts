import type { Grant, Role } from '../../../store/sessions';
import type { AccountMail, AccountMailOutcome } from '../../../web/web-deps';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';
import { Browser, linkIn, PASSWORD } from '../login/a-login';

const NOW = Date.parse('2027-05-28T09:00:00+07:00');
const ACCOUNTS = '/a/tan-hoa/administration/accounts';
let world: TestWeb;
let mails: AccountMail[];
let outcome: AccountMailOutcome;
let minh: Visitor & { account: string };

beforeEach(async () => {
  [mails, outcome] = [[], 'sent'];
  world = await aWeb(NOW, {
    sendMail: async (mail) => {
      mails.push(mail);
      return outcome;
    },
  });
  minh = await world.as('administrator', { authority: '*' });
});
afterEach(() => world?.close());

const lan = { name: 'Lê Thị Lan', email: 'lan@tan-hoa.example', role: 'officer', unit: 'van-hoa' };

async function rolesOf(email: string): Promise<Grant[]> {
  const { rows } = await world.deps.db.query<Grant>(
    `select authority, role, unit from account_role join account on account.id = account where email = $1 order by role`,
    [email],
  );
  return rows;
}

async function anOfficersUnit(): Promise<string> {
  const { rows } = await world.deps.db.query(`select body -> 'units' -> 0 ->> 'id' as id from authority where id = 'tan-hoa'`);
  return rows[0].id;
}

async function idOf(email: string): Promise<string> {
  return (await world.deps.db.query('select id from account where email = $1', [email])).rows[0].id;
}

async function actions(): Promise<string[]> {
  return (await world.deps.db.query('select action from audit order by seq')).rows.map(({ action }) => action);
}

it('invites an officer by mail, who sets a password and is in', async () => {
  const unit = await anOfficersUnit();
  const { statusCode, body } = await minh.post(`${ACCOUNTS}/new`, { ...lan, unit });
  expect(statusCode).toBe(200);
  expect(body).not.toContain('/invitation/');
  expect(await rolesOf(lan.email)).toEqual([{ authority: 'tan-hoa', role: 'officer', unit }]);
  const browser = new Browser(world);
  const link = linkIn(mails[0]);
  expect((await browser.get(link)).body).toContain(lan.email);
  expect((await browser.post(link, { password: 'ngắn', repeated: 'ngắn' })).statusCode).toBe(400);
  expect((await browser.post(link, { password: PASSWORD, repeated: PASSWORD })).statusCode).toBe(303);
  expect((await browser.get('/')).statusCode).toBeLessThan(400);
  expect((await new Browser(world).post(link, { password: PASSWORD, repeated: PASSWORD })).statusCode).toBe(404);
  expect(await actions()).toEqual(expect.arrayContaining(['account-invited', 'password-set']));
});

it.each([
  ['file', 'Chưa khai báo máy chủ thư'],
  ['failed', 'Chưa gửi được thư'],
] as const)('shows the link where the mail was %s', async (how, words) => {
  outcome = how;
  const { body } = await minh.post(`${ACCOUNTS}/new`, { ...lan, role: 'viewer' });
  expect(body).toContain(words);
  expect(body).toContain('http://127.0.0.1:8080/invitation/');
});

it('gives a role to an address that has an account already, and no link to its password', async () => {
  const hoa = await world.as('viewer', { authority: 'khac' });
  const email = `${hoa.account}@tan-hoa.example`;
  const answer = await minh.post(`${ACCOUNTS}/new`, { name: 'X', email: email.toUpperCase(), role: 'viewer' });
  expect([answer.statusCode, mails.length]).toEqual([303, 0]);
  expect(await rolesOf(email)).toHaveLength(2);
  expect((await hoa.get('/account')).statusCode).toBe(303); // logs in anew
});

it.each([
  [{ role: '' }, 'Đề nghị chọn một vai'],
  [{ role: 'officer', unit: '' }, 'Đề nghị chọn đơn vị'],
  [{ role: 'officer', unit: 'khong-co' }, 'Đề nghị chọn đơn vị'],
  [{ email: 'lan' }, 'Đề nghị ghi một địa chỉ thư'],
  [{ name: '<script>x</script>\u202e' }, 'ký tự ẩn'],
  [{ role: 'officer', unit: 'x', everywhere: 'yes' }, 'chỉ giao được tại một cơ quan'],
])('says what to write instead: %j', async (change, words) => {
  const { statusCode, body } = await minh.post(`${ACCOUNTS}/new`, { ...lan, ...change });
  expect(statusCode).toBe(400);
  expect(body).toContain(words);
  expect(body).not.toContain('<script>x');
  expect(mails).toEqual([]);
});

it('gives and takes roles, and ends the sessions of whoever is concerned at once', async () => {
  const hoa = await world.as('viewer');
  const url = `${ACCOUNTS}/${hoa.account}`;
  expect((await minh.post(`${url}/roles`, { role: 'coordinator' })).statusCode).toBe(303);
  expect((await hoa.get('/account')).statusCode).toBe(303);
  expect((await minh.get(url)).body).toContain('Đầu mối');
  expect((await minh.post(`${url}/roles/remove`, { role: 'viewer', unit: '', scope: 'tan-hoa' })).statusCode).toBe(303);
  expect(await rolesOf(`${hoa.account}@tan-hoa.example`)).toEqual([{ authority: 'tan-hoa', role: 'coordinator', unit: '' }]);
  expect((await minh.post(`${url}/roles/remove`, { role: 'viewer', unit: '', scope: 'tan-hoa' })).statusCode).toBe(404);
});

it('disables an account: its sessions and links are dead at once; and enables it again', async () => {
  const hoa = await world.as('viewer');
  const url = `${ACCOUNTS}/${hoa.account}`;
  await minh.post(`${url}/invite`);
  expect((await minh.post(`${url}/state`, { act: 'disable' })).statusCode).toBe(303);
  expect((await hoa.get('/account')).statusCode).toBe(303);
  expect((await world.anybody.get(linkIn(mails[0]))).statusCode).toBe(404);
  expect((await minh.get(url)).body).toContain('đã ngừng');
  expect((await minh.post(`${url}/state`, { act: 'enable' })).statusCode).toBe(303);
  expect((await minh.get(url)).body).not.toContain('đã ngừng');
});

it('keeps the last administrator', async () => {
  const own = `${ACCOUNTS}/${minh.account}`;
  const taken = await minh.post(`${own}/roles/remove`, { role: 'administrator', unit: '', scope: '*' });
  const disabled = await minh.post(`${own}/state`, { act: 'disable' });
  expect([taken.statusCode, disabled.statusCode]).toEqual([422, 422]);
  expect(taken.body).toContain('người quản trị cuối cùng');
  expect((await minh.get(own)).statusCode).toBe(200);
});

it('keeps one of two administrators who take the role from each other at the same time', async () => {
  const hoa = await world.as('administrator', { authority: '*' });
  const fields = { role: 'administrator', unit: '', scope: '*' };
  await Promise.all([
    minh.post(`${ACCOUNTS}/${hoa.account}/roles/remove`, fields),
    hoa.post(`${ACCOUNTS}/${minh.account}/roles/remove`, fields),
  ]);
  const { rowCount } = await world.deps.db.query(`select 1 from account_role where role = 'administrator'`);
  expect(rowCount).toBe(1);
});

describe('an administrator of one authority', () => {
  let local: Visitor & { account: string };
  beforeEach(async () => {
    local = await world.as('administrator');
  });

  it('gives roles there only', async () => {
    expect((await local.post(`${ACCOUNTS}/new`, { ...lan, role: 'viewer', everywhere: 'yes' })).statusCode).toBe(400);
    expect((await local.post(`${ACCOUNTS}/new`, { ...lan, role: 'viewer' })).statusCode).toBe(200);
    const url = `${ACCOUNTS}/${await idOf(lan.email)}/roles`;
    expect((await local.post(url, { role: 'administrator', everywhere: 'yes' })).statusCode).toBe(400);
    expect((await local.post(url.replace('tan-hoa', 'khac'), { role: 'viewer' })).statusCode).toBe(404);
    expect((await rolesOf(lan.email)).map(({ authority }) => authority)).toEqual(['tan-hoa']);
  });

  it.each(['state', 'invite', 'second-factor'])('does nothing (%s) to whoever works elsewhere, too', async (act) => {
    const both = await world.as('viewer');
    await world.deps.db.query(`insert into account_role values ($1, 'khac', 'coordinator', '')`, [both.account]);
    for (const id of [both.account, minh.account])
      expect((await local.post(`${ACCOUNTS}/${id}/${act}`, { act: 'disable' })).statusCode).toBe(404);
    expect((await both.get('/account')).statusCode).toBe(200);
    expect(mails).toEqual([]);
  });

  it('sees nobody of another authority', async () => {
    const elsewhere = await world.as('viewer', { authority: 'khac' });
    expect((await local.get(`${ACCOUNTS}/${elsewhere.account}`)).statusCode).toBe(404);
    expect((await local.get(ACCOUNTS)).body).not.toContain(elsewhere.account);
    expect((await local.get('/a/khac/administration/accounts')).statusCode).toBe(404);
  });
});

it.each<Role>(['coordinator', 'officer', 'viewer'])('shows none of it to a %s', async (role) => {
  const visitor = await world.as(role);
  for (const url of [ACCOUNTS, `${ACCOUNTS}/new`, `${ACCOUNTS}/${minh.account}`, '/a/tan-hoa/administration'])
    expect((await visitor.get(url)).statusCode).toBe(404);
  expect((await visitor.post(`${ACCOUNTS}/${visitor.account}/roles`, { role: 'administrator' })).statusCode).toBe(404);
});

it('leads from one page to all that there is to administer', async () => {
  const { body } = await minh.get('/a/tan-hoa/administration');
  for (const path of ['accounts', 'units', 'calendar', 'ladders', 'texts', 'keys', 'system', 'audit'])
    expect(body).toContain(`href="/a/tan-hoa/administration/${path}"`);
});
