import { findFacts } from '../../../store/find-facts';
import { findLadder } from '../../../store/ladders';
import { findPlan } from '../../../store/find-plan';
import { COUNTS, formOfLadder } from '../../../web/registers/ladder-form';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const URL = '/a/tan-hoa/administration/ladders';
let world: TestWeb;
let admin: Visitor & { account: string };

beforeAll(async () => {
  world = await aWeb(Date.parse('2026-03-02T09:00:00+07:00'));
  admin = await world.as('administrator');
});
afterAll(() => world?.close());

const ladder = async (authority = 'tan-hoa') => (await findLadder(world.database.db, 'default', authority))!;

/** The fields of the form as they stand, as a browser would send them. */
async function fieldsOf(more: Record<string, string | string[]> = {}): Promise<Record<string, string | readonly string[]>> {
  const form = formOfLadder(await ladder());
  const { body } = await admin.get(`${URL}/default`);
  const rungs = (['reminders', 'reports'] as const).flatMap((name) =>
    form[name].flatMap(({ before, channels }, i): [string, string | readonly string[]][] => [
      [`${name}.${i}`, before],
      [`${name}.${i}.channels`, channels],
    ]),
  );
  return {
    seen: /name="seen" value="([^"]*)"/.exec(body)?.[1] ?? '',
    ...form.numbers,
    ...Object.fromEntries(rungs),
    'due.channels': form.channels.due,
    'overdue.channels': form.channels.overdue,
    'overdueFirst.channels': form.channels.overdueFirst,
    ...Object.fromEntries(
      form.hours.flatMap(({ from, to }, i) => [
        [`hours.${i}.from`, from],
        [`hours.${i}.to`, to],
      ]),
    ),
    momentAt: form.momentAt,
    closesNotBefore: form.closesNotBefore,
    'next.email': form.next.email,
    'next.sms': form.next.sms,
    'next.zalo': form.next.zalo,
    ...more,
  };
}

it('shows the ladders with the plans that use them, and one with all its numbers', async () => {
  expect((await admin.get(URL)).body).toContain(`href="${URL}/default"`);
  const { body } = await admin.get(`${URL}/default`);
  for (const { label } of COUNTS) expect(body).toContain(label);
  expect(Buffer.byteLength(body)).toBeLessThan(60_000);
});

it('keeps nothing when the form is sent as it stands', async () => {
  const before = await ladder();
  expect((await admin.post(`${URL}/default`, { ...(await fieldsOf()), act: 'save' })).headers['location']).toContain('done=same');
  expect(await ladder()).toEqual(before);
});

it('shows how the next notices of running plans change before anything is kept', async () => {
  const before = await ladder();
  const { statusCode, body } = await admin.post(`${URL}/default`, {
    ...(await fieldsOf({ 'reminders.0': '15' })),
    act: 'preview',
  });
  expect(statusCode).toBe(200);
  expect(body).toContain('việc đổi thông báo kế tiếp');
  expect(body).toMatch(/Nhắc việc ngày \d\d\/\d\d\/2026 \(thư điện tử\)/);
  expect(await ladder()).toEqual(before);
});

it('keeps it as the authority’s own version, tells its running plans, and leaves other authorities theirs', async () => {
  const shipped = await ladder('nam-sach');
  const facts = (await findFacts(world.database.db, world.planId)).length;
  const fields = {
    ...(await fieldsOf({ 'coordinator.after': '4', 'overdue.channels': ['email', 'zalo'], 'next.email': 'sms' })),
    act: 'save',
  };
  expect((await admin.post(`${URL}/default`, fields)).headers['location']).toBe(`${URL}/default?done=ladder`);
  expect(await ladder()).toMatchObject({
    coordinator: { after: 4 },
    overdue: { channels: ['email', 'zalo'] },
    nextChannels: { default: { email: ['sms'] }, receipt: {} },
  });
  expect(await ladder('nam-sach')).toEqual(shipped);
  expect((await findFacts(world.database.db, world.planId)).slice(facts)).toMatchObject([{ kind: 'amended', by: admin.account }]);
  const rules = await world.deps.rulesOf((await findPlan(world.database.db, world.planId))!);
  expect(rules.ladder.coordinator.after).toBe(4);
  const { rows } = await world.database.db.query(`select body from audit where action = 'ladder-changed'`);
  expect(rows).toMatchObject([{ body: { ladder: 'default', by: admin.account } }]);
  expect((await admin.post(`${URL}/default`, { ...fields, 'coordinator.after': '5' })).statusCode).toBe(409);
});

it.each<[Record<string, string | string[]>, string]>([
  [{ 'reminders.0': 'x' }, 'bằng chữ số'],
  [{ 'reminders.0': '-1' }, 'bằng chữ số'],
  [{ 'reminders.0': '1e2' }, 'bằng chữ số'],
  [{ 'reminders.0': '3', 'reminders.1': '3' }, 'số ngày khác nhau'],
  [{ 'reminders.0': '0' }, 'có thông báo riêng'],
  [{ 'reminders.0.channels': [] }, 'ít nhất một kênh'],
  [{ 'reminders.0.channels': ['fax'] }, 'ít nhất một kênh'],
  [{ 'due.channels': [] }, 'ít nhất một kênh'],
  [{ 'overdue.every': '0' }, 'từ 1 trở lên'],
  [{ 'overdue.every': '=cmd' }, 'từ 1 trở lên'],
  [{ 'overdue.every': '999' }, 'không quá 250'],
  [{ 'leadership.after': '1' }, 'không sớm hơn'],
  [{ 'partner.wanted': '20' }, 'sau ngày đề nghị phối hợp'],
  [{ momentAt: '25:00' }, 'dạng 08:00'],
  [{ momentAt: '12:00' }, 'trong một khoảng giờ gửi'],
  [{ 'hours.0.from': '11:00', 'hours.0.to': '07:30' }, 'kết thúc sau khi bắt đầu'],
  [{ 'hours.0.from': '08:00\r\nx' }, 'dạng 08:00'],
  [{ closesNotBefore: '31/13' }, 'dạng 31/01'],
  [{ 'next.email': 'fax' }, 'Chỉ ghi email, sms, zalo'],
  [{ 'next.email': 'email' }, 'phải khác'],
])('refuses %j and says what to write', async (fields, words) => {
  const before = await ladder();
  const { statusCode, body } = await admin.post(`${URL}/default`, { ...(await fieldsOf(fields)), act: 'save' });
  expect(statusCode).toBe(400);
  expect(body).toContain(words);
  expect(await ladder()).toEqual(before);
});

it('is for administrators of the authority only', async () => {
  const foreign = await world.as('administrator', { authority: 'nam-sach' });
  for (const path of [URL, `${URL}/default`]) {
    for (const role of ['coordinator', 'officer', 'viewer'] as const)
      expect((await (await world.as(role)).get(path)).statusCode).toBe(404);
    expect((await foreign.get(path)).statusCode).toBe(404);
    expect((await world.anybody.get(path)).statusCode).toBe(303);
  }
  expect((await foreign.post(`${URL}/default`, { act: 'save' })).statusCode).toBe(404);
  for (const id of ['khong-co', '__proto__']) expect((await admin.get(`${URL}/${id}`)).statusCode).toBe(404);
});
