import { suppressAddress } from '../../../store/suppressed-addresses';
import { findAuthority } from '../../../store/authorities';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';
import { insertNotice } from './a-ledger';

const NOW = Date.parse('2027-05-28T09:00:00+07:00');
const ITEM = { task: '5', key: '2027-04', lead: 'trung-tam-vhtt', dueOn: '2027-05-04' };
let world: TestWeb;
let minh: Visitor & { account: string };

beforeEach(async () => {
  world = await aWeb(NOW);
  minh = await world.as('coordinator');
});
afterEach(() => world.close());

const failed = (more: Partial<Parameters<typeof insertNotice>[1]> = {}) =>
  insertNotice(world, { kind: 'overdue', items: [ITEM], state: 'undeliverable', message: 'refused', ...more });
const resend = (id: number | null, fields: Record<string, string> = {}, who: Visitor = minh) =>
  who.post(`/a/tan-hoa/messages/${id}/resend`, fields);
const deliveries = async () =>
  (await world.database.db.query(`select state, message, channel from delivery order by notice, channel`)).rows;

it('lists messages by state, channel, unit, plan and day', async () => {
  const { message } = await failed();
  await insertNotice(world, { kind: 'due', items: [ITEM], state: 'told', message: 'accepted' });
  const count = async (query: string) => ((await minh.get(`/a/tan-hoa/messages?${query}`)).body.match(/<tr><td/g) ?? []).length;
  expect(await count('')).toBe(2);
  expect(await count('state=failed')).toBe(1);
  expect(await count('state=sent')).toBe(1);
  expect(await count('state=waiting')).toBe(0);
  expect(await count('channel=sms')).toBe(0);
  expect(await count('unit=van hoa')).toBe(0);
  expect(await count('unit=Văn hóa, Thông tin')).toBe(2);
  expect(await count(`plan=${world.planId}`)).toBe(2);
  expect(await count('on=2027-05-28')).toBe(2);
  expect(await count('on=2027-05-27')).toBe(0);
  expect(await count('on=nonsense&state=constructor&page=0')).toBe(2);
  expect(await count('page=2')).toBe(0);
  expect((await minh.get('/a/tan-hoa/messages')).body).toContain(`/a/tan-hoa/messages/${message}`);
});

it('shows a message with its attempts, its provider, why it failed and what it is about', async () => {
  const { message } = await failed();
  const { body } = await minh.get(`/a/tan-hoa/messages/${message}`);
  expect(body).toContain('hệ thống nhận từ chối; đề nghị kiểm tra lại địa chỉ');
  expect(body).toContain('550 5.1.1');
  expect(body).toContain('qua smtp');
  expect(body).toContain('Nhiệm vụ 5, kỳ tháng 4/2027');
  expect(body).toContain('Gửi lại</button>');
});

it('opens a fresh delivery of what was refused, notes who did it, and does so once', async () => {
  const { message, key } = await failed();
  const { statusCode, headers } = await resend(message);
  expect(statusCode).toBe(303);
  expect((await minh.get(headers.location!)).body).toContain('Đã ghi nhận: gửi lại.');
  expect(await deliveries()).toEqual([{ state: 'open', message: null, channel: 'email' }]);
  const { rows } = await world.database.db.query(`select body from audit where action = 'message-resent'`);
  expect(rows).toMatchObject([{ body: { authority: 'tan-hoa', by: minh.account, message, notices: [key] } }]);
  expect((await resend(message)).body).toContain('đã được chuyển sang lượt gửi khác');
});

it.each(['accepted', 'delivered', 'deferred', 'sending', 'superseded'] as const)(
  'never sends a message that is %s a second time',
  async (state) => {
    const { message } = await failed({ message: state, state: state === 'accepted' || state === 'delivered' ? 'told' : 'open' });
    expect((await resend(message)).statusCode).toBe(422);
    expect((await deliveries())[0].message).not.toBeNull();
    expect((await minh.get(`/a/tan-hoa/messages/${message}`)).body).not.toContain('Gửi lại</button>');
  },
);

it('sends nothing anew that another channel has brought', async () => {
  const { message, key, person } = await failed();
  await world.database.db.query(
    `insert into delivery (notice, person, channel, authority, state) values ($1, $2, 'sms', 'tan-hoa', 'told')`,
    [key, person],
  );
  const { statusCode, body } = await resend(message);
  expect(statusCode).toBe(422);
  expect(body).toContain('qua kênh khác');
});

it('sends nothing anew that is of no use any more', async () => {
  const { message } = await failed({ until: '2027-05-28T08:00:00+07:00' });
  expect((await resend(message)).body).toContain('hết thời gian có ý nghĩa');
});

it('sends nothing to an address that takes nothing, and says what mends it', async () => {
  const { message, person } = await failed();
  const register = (await findAuthority(world.database.db, 'tan-hoa'))!;
  const address = register.officers.find(({ id }) => id === person)!.email!;
  await suppressAddress(world.database.db, { channel: 'email', address, reason: '550', message: message! }, NOW);
  expect((await resend(message)).body).toContain('ngừng dùng');
  expect(await deliveries()).toMatchObject([{ state: 'undeliverable' }]);
});

it('repeats what may have arrived only when somebody says so', async () => {
  const { message } = await failed({ message: 'unknown' });
  expect((await minh.get(`/a/tan-hoa/messages/${message}`)).body).toContain('có thể nhận hai lần');
  expect((await resend(message)).body).toContain('Đề nghị đánh dấu xác nhận');
  expect((await resend(message, { sure: 'yes' })).statusCode).toBe(303);
});

it('lists who was not reached on any channel', async () => {
  const { person, key } = await failed({ message: 'bounced' });
  const page = async () => (await minh.get('/a/tan-hoa/messages/unreached')).body;
  expect(await page()).toContain('thư bị trả lại');
  await world.database.db.query(
    `insert into delivery (notice, person, channel, authority, state) values ($1, $2, 'sms', 'tan-hoa', 'told')`,
    [key, person],
  );
  expect(await page()).toContain('Mọi người đã nhận được tin');
});

it('keeps messages to those who follow, and sending to those who decide', async () => {
  const { message } = await failed();
  const admin = await world.as('administrator');
  expect((await admin.get(`/a/tan-hoa/messages/${message}`)).body).not.toContain('Gửi lại</button>');
  expect((await resend(message, {}, admin)).statusCode).toBe(404);
  expect((await resend(message, {}, world.anybody)).statusCode).toBe(401);
  const elsewhere = await world.as('coordinator', { authority: 'khac' });
  expect((await elsewhere.get(`/a/khac/messages/${message}`)).statusCode).toBe(404);
  expect((await elsewhere.post(`/a/khac/messages/${message}/resend`)).statusCode).toBe(404);
  for (const path of ['messages', 'messages/unreached', 'units/trung-tam-vhtt']) {
    expect((await (await world.as('officer')).get(`/a/tan-hoa/${path}`)).statusCode).toBe(404);
    expect((await world.anybody.get(`/a/tan-hoa/${path}`)).statusCode).toBe(303);
    expect((await elsewhere.get(`/a/khac/${path}`)).statusCode).toBe(404);
  }
  expect(await deliveries()).toMatchObject([{ state: 'undeliverable' }]);
});

it('shows a unit with its work, its people and its messages, and its work as a text to copy', async () => {
  await failed();
  const { body } = await minh.get('/a/tan-hoa/units/trung-tam-vhtt');
  expect(body).toContain('Trần Thị Mẫu');
  expect(body).toContain('kỳ tháng 5/2027');
  expect(body).toContain('[Quá hạn] 01 nhiệm vụ');
  const digest = (await minh.get('/a/tan-hoa/units/trung-tam-vhtt/digest')).body;
  expect(digest).toContain('Đến hạn trong 14 ngày tới (01 nhiệm vụ):');
  expect(digest).toContain('Nhiệm vụ số 05');
  expect(digest).not.toMatch(/\/l\/|⟦/);
  expect((await minh.get('/a/tan-hoa/units/khong-co')).statusCode).toBe(404);
  expect((await minh.get('/a/tan-hoa/units/mttq/digest')).body).toContain('không có nhiệm vụ quá hạn hoặc đến hạn');
});
