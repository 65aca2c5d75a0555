import { offerFirstAdministrator } from '../../../worker/first-administrator';
import { aWeb, type TestWeb } from '../../support/a-web';

const NOW = Date.parse('2027-01-04T09:00:00+07:00');
let world: TestWeb;

beforeEach(async () => {
  world = await aWeb(NOW);
});
afterEach(() => world?.close());

const offer = () => offerFirstAdministrator(world.deps.db, world.clock.now).then(String);
const form = {
  name: 'Trần Văn Minh',
  email: 'minh@tan-hoa.example',
  password: 'một câu dài dễ nhớ 2027',
  repeated: 'một câu dài dễ nhớ 2027',
  follows: 'yes',
};

async function roles(): Promise<string[]> {
  const { rows } = await world.deps.db.query<{ role: string }>(
    `select role from account_role where authority = '*' order by role`,
  );
  return rows.map(({ role }) => role);
}

it('makes the first administrator by the printed link, once, and lets it in', async () => {
  const link = await offer();
  expect((await world.anybody.get(link)).body).toContain('Tạo người quản trị đầu tiên');
  const answer = await world.anybody.post(link, form);
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/']);
  expect(await roles()).toEqual(['administrator', 'coordinator']);
  const cookie = `dondoc=${answer.cookies.find(({ name }) => name === 'dondoc')?.value}`;
  expect((await world.anybody.get('/', { headers: { cookie } })).headers.location).toMatch(/^\/a\/tan-hoa\//);
  expect((await world.anybody.post(link, { ...form, email: 'x@y.example' })).statusCode).toBe(404);
  expect(await offerFirstAdministrator(world.deps.db, NOW)).toBeNull();
});

it('gives the role of coordinator only where it is ticked', async () => {
  const { follows: _, ...rest } = form;
  await world.anybody.post(await offer(), rest);
  expect(await roles()).toEqual(['administrator']);
});

it('serves only by the newest link, for 24 hours, and changes nothing when looked at', async () => {
  const old = await offer();
  const link = await offer();
  expect((await world.anybody.get(old)).statusCode).toBe(404);
  for (let look = 0; look < 50; look += 1) expect((await world.anybody.get(link)).statusCode).toBe(200);
  world.clock.now = NOW + 24 * 3_600_000 + 1;
  expect((await world.anybody.get(link)).statusCode).toBe(404);
  expect((await world.anybody.post(link, form)).statusCode).toBe(404);
});

it('makes one administrator of two who use the link at the same time', async () => {
  const link = await offer();
  const answers = await Promise.all(
    [form, { ...form, email: 'hoa@tan-hoa.example' }].map((one) => world.anybody.post(link, one)),
  );
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 404]);
  expect((await world.deps.db.query('select 1 from account')).rowCount).toBe(1);
});

it.each([
  [{ name: '' }, 'Đề nghị ghi họ tên'],
  [{ name: 'A\u202eB' }, 'ký tự ẩn'],
  [{ name: '<script>x</script>'.repeat(300) }, 'tối đa 100 ký tự'],
  [{ email: 'minh' }, 'Đề nghị ghi một địa chỉ thư'],
  [{ password: 'ngắn', repeated: 'ngắn' }, 'ít nhất 12 ký tự'],
  [{ repeated: 'khác hẳn mật khẩu trên' }, 'chưa giống nhau'],
  [{ password: 'Matkhau@123456', repeated: 'Matkhau@123456' }, 'thường bị đoán'],
  [{ password: 'TranVanMinh2027', repeated: 'TranVanMinh2027' }, 'họ tên'],
])('says beside the field what to write instead: %j', async (change, words) => {
  const { statusCode, body } = await world.anybody.post(await offer(), { ...form, ...change });
  expect(statusCode).toBe(400);
  expect(body).toContain(words);
  expect(body).not.toContain('<script>x');
  expect(await roles()).toEqual([]);
});
