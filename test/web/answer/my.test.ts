import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';
import { formOn, LAN, undoOn } from './a-mail';

const NOW = Date.parse('2026-05-28T09:14:00+07:00');
const DONE = { choice: 'completed', 'completed-doneOn': '2026-05-27', sure: '1' };
let world: TestWeb;
let officer: Visitor & { account: string };

beforeEach(async () => {
  world = await aWeb(Date.parse('2026-04-01T08:00:00+07:00'));
  world.clock.now = NOW;
  officer = await world.as('officer', { unit: 'trung-tam-vhtt' });
});
afterEach(() => world?.close());

const LIST = '/a/tan-hoa/my';
const thingUrl = async () =>
  /href="(\/a\/tan-hoa\/my\/[^"]+)"[^>]*>\s*<span class="meta">[^<]*05 · kỳ tháng 5/.exec((await officer.get(LIST)).body)?.[1] ??
  '';
const facts = async () => (await world.database.db.query('select kind, by, actor from fact order by seq')).rows;

it('lists what the officer’s unit leads and helps with, and nothing of others', async () => {
  const { statusCode, body } = await officer.get(LIST);
  expect(statusCode).toBe(200);
  for (const words of ['Trung tâm Văn hóa', 'kỳ tháng 5/2026', 'kỳ tháng 4/2026', 'quá hạn', 'kỳ quý II/2026', 'phối hợp'])
    expect(body).toContain(words);
  expect(body).not.toContain('Truyền thông về tiêm chủng');
  expect(body).not.toContain('kỳ tháng 9/2026');
});

it('takes the same answers as a link, in the name of the person with the account’s address', async () => {
  const url = await thingUrl();
  const { action, fields } = formOn((await officer.get(url)).body);
  world.clock.now += 5_000;
  const { statusCode, headers } = await officer.post(action, { ...fields, ...DONE });
  expect(statusCode).toBe(303);
  const done = (await officer.get(String(headers.location))).body;
  expect(done).toContain('Đã ghi nhận');
  expect(await facts()).toEqual([{ kind: 'completed', by: null, actor: 'lead' }]);
  const undo = undoOn(done)!;
  world.clock.now += 5_000;
  expect((await officer.post(undo.action, { ...undo.fields, sure: '1' })).statusCode).toBe(303);
  await world.database.db.query(`update account set email = 'TranT.trung-tam-vhtt@xa-tan-hoa.example' where id = $1`, [
    officer.account,
  ]);
  const again = formOn((await officer.get(url)).body);
  world.clock.now += 5_000;
  await officer.post(again.action, { ...again.fields, ...DONE });
  expect((await facts()).at(-1)).toEqual({ kind: 'completed', by: LAN, actor: 'lead' });
});

it('takes nothing without the session’s form token', async () => {
  const { action, fields } = formOn((await officer.get(await thingUrl())).body);
  world.clock.now += 5_000;
  expect((await officer.post(action, { ...fields, ...DONE, _form: 'x' })).statusCode).toBe(403);
  expect(await facts()).toEqual([]);
});

it('has no page for another unit’s officer, another authority’s, other roles, or a made-up plan', async () => {
  const url = await thingUrl();
  const others = await Promise.all([
    world.as('officer', { unit: 'van-phong' }),
    world.as('officer', { unit: 'trung-tam-vhtt', authority: 'elsewhere' }),
    world.as('coordinator'),
    world.as('administrator'),
    world.as('viewer'),
  ]);
  for (const other of others) {
    expect((await other.get(url)).statusCode).toBe(404);
    expect((await other.post(url, DONE)).statusCode).toBe(404);
    expect((await other.post(`${url}/withdraw`, { sure: '1' })).statusCode).toBe(404);
  }
  expect((await officer.get(url.replace('/2026/', '/1999/'))).statusCode).toBe(404);
  expect((await officer.get('/a/elsewhere/my')).statusCode).toBe(404);
  expect((await world.anybody.get(url)).statusCode).toBe(303);
  expect((await world.anybody.post(url, DONE)).statusCode).toBe(401);
  expect(await facts()).toEqual([]);
});

it('says what to do where an account has no unit', async () => {
  const stranger = await world.as('officer');
  expect((await stranger.get(LIST)).body).toContain('chưa được gắn với đơn vị nào');
});
