import { findBrokenAudit } from '../../../store/audit';
import { findAuthority } from '../../../store/authorities';
import { findFacts } from '../../../store/find-facts';
import { suppressAddress } from '../../../store/suppressed-addresses';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const NOW = Date.parse('2027-03-01T09:00:00+07:00');
const BASE = '/a/tan-hoa/administration';
let world: TestWeb;
let admin: Visitor & { account: string };

beforeAll(async () => {
  world = await aWeb(NOW);
  admin = await world.as('administrator');
});
afterAll(() => world?.close());

const register = async () => (await findAuthority(world.database.db, 'tan-hoa'))!;
const unitOf = async (id: string) => (await register()).units.find((unit) => unit.id === id)!;
const people = async (unit: string) => (await register()).officers.filter((person) => person.unit === unit);
const hidden = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1] ?? '';

/** The fields of a unit's form as its page shows them. */
async function formOf(unit: string): Promise<Record<string, string>> {
  const { body } = await admin.get(`${BASE}/unit/${unit}`);
  const { name, shortName, aliases, kind, relation, address } = await unitOf(unit);
  return { _seen: hidden(body, '_seen'), name, shortName, aliases: aliases.join('\n'), kind, relation, address };
}
const save = async (unit: string, fields: Record<string, string>) =>
  admin.post(`${BASE}/unit/${unit}`, { ...(await formOf(unit)), ...fields });
const addUnit = (fields: Record<string, string>) =>
  admin.post(`${BASE}/units/new`, { kind: 'phong', relation: 'subordinate', address: 'Phòng', ...fields });
const PERSON = { name: 'Trần Thị Mẫu', post: 'Chuyên viên', position: 'officer' };
const addPerson = (fields: Record<string, string>) =>
  admin.post(`${BASE}/unit/phong-kinh-te/person/new`, { ...PERSON, ...fields });

it('lists the units, those nobody can be reached at first', async () => {
  await addUnit({ name: 'Ban Chỉ đạo chưa có ai' });
  const { body, statusCode } = await admin.get(`${BASE}/units`);
  expect(statusCode).toBe(200);
  const order = [...body.matchAll(/<td data-label="Đơn vị"><a href="[^"]*">([^<]*)/g)].map(([, name]) => name);
  expect(order[0]).toBe('Ban Chỉ đạo chưa có ai');
  expect(body).toContain('chưa có người nhận');
  const only = (await admin.get(`${BASE}/units?only=missing`)).body;
  expect(only).not.toContain('Phòng Kinh tế</a>');
});

it('finds a unit however its tone marks are put, whatever D it is written with', async () => {
  for (const q of ['Văn hoá - Xã hội', 'Văn hóa', 'phòng VĂN HÓA'])
    expect((await admin.get(`${BASE}/units?q=${encodeURIComponent(q)}`)).body).toContain('Phòng Văn hóa - Xã hội</a>');
});

it('keeps a change as a new version, tells the running plan, and writes it into the audit log without contents', async () => {
  const before = (await findFacts(world.database.db, world.planId)).length;
  const { statusCode, headers } = await save('phong-kinh-te', { shortName: 'P. KT' });
  expect(statusCode).toBe(303);
  expect(headers['location']).toBe(`${BASE}/unit/phong-kinh-te?done=unit`);
  expect((await unitOf('phong-kinh-te')).shortName).toBe('P. KT');
  const facts = await findFacts(world.database.db, world.planId);
  expect(facts.slice(before)).toMatchObject([{ kind: 'unit-changed', actor: 'administrator', by: admin.account }]);
  const { rows } = await world.database.db.query(
    `select body from audit where action = 'unit-changed' order by seq desc limit 1`,
  );
  expect(rows[0].body).toMatchObject({ unit: 'phong-kinh-te', fields: ['shortName'], by: admin.account });
  expect(await findBrokenAudit(world.database.db)).toBeNull();
});

it('keeps nothing and tells nobody when nothing has changed', async () => {
  const before = (await findFacts(world.database.db, world.planId)).length;
  const { headers } = await save('phong-kinh-te', {});
  expect(headers['location']).toContain('done=same');
  expect(await findFacts(world.database.db, world.planId)).toHaveLength(before);
});

it('renames, merges and ends a unit from a day on; nothing is deleted', async () => {
  await save('trung-tam-pvhcc', {
    datedName: 'Trung tâm Hành chính công',
    datedFrom: '2027-07-01',
    successor: 'Văn phòng HĐND & UBND',
    successorFrom: '2027-09-01',
    until: '2027-08-31',
  });
  expect(await unitOf('trung-tam-pvhcc')).toMatchObject({
    names: [{ name: 'Trung tâm Hành chính công', from: '2027-07-01' }],
    successors: [{ unit: 'van-phong', from: '2027-09-01' }],
    until: '2027-08-31',
  });
});

it.each([
  [{ until: '2027-02-30' }, 'Ngày không có thật'],
  [{ since: '2027-05-01', until: '2027-04-01' }, 'Ngày kết thúc trước ngày bắt đầu'],
  [{ successor: 'Không có đơn vị này', successorFrom: '2027-09-01' }, 'Không có đơn vị “Không có đơn vị này”'],
  [{ successor: 'Phòng Kinh tế', successorFrom: '2027-09-01' }, 'không thể là chính đơn vị này'],
  [{ parent: 'Phòng Kinh tế' }, 'không thể là chính đơn vị này'],
  [{ name: 'Phòng Văn hoá - Xã hội' }, 'đã có trong danh sách'],
  [{ aliases: 'Văn phòng HĐND và UBND' }, 'đã có trong danh sách'],
  [{ relation: 'constructor' }, 'Chọn một quan hệ'],
  [{ relation: 'toString' }, 'Chọn một quan hệ'],
  [{ name: '' }, 'Chưa ghi'],
])('refuses %j beside the field and keeps what was written', async (fields, words) => {
  const before = await unitOf('phong-kinh-te');
  const { statusCode, body } = await save('phong-kinh-te', fields as unknown as Record<string, string>);
  expect(statusCode).toBe(400);
  expect(body).toContain(words);
  // What is chosen from a list has no text to keep.
  for (const value of 'relation' in fields ? [] : Object.values(fields).filter(Boolean)) expect(body).toContain(value);
  expect(await unitOf('phong-kinh-te')).toEqual(before);
});

it.each(['Phòng Kinh tế', 'Phòng Kinh tế'.normalize('NFD'), 'PHÒNG  KINH TẾ', 'Phòng Kinh tê\u0301'.normalize('NFD')])(
  'asks instead of adding “%s” a second time',
  async (name) => {
    const count = (await register()).units.length;
    const { statusCode, body } = await addUnit({ name });
    expect(statusCode).toBe(400);
    expect(body).toContain('đã có trong danh sách');
    expect(body).toContain(`${BASE}/unit/phong-kinh-te`);
    expect((await register()).units).toHaveLength(count);
  },
);

it('takes Đ, Ð and Ɖ, and hòa and hoà, for the same letter', async () => {
  expect((await addUnit({ name: 'Đội Đô thị Hòa Bình' })).statusCode).toBe(303);
  for (const name of ['Ðội Ðô thị Hoà Bình', 'Ɖội Ɖô thị Hoà Bình'])
    expect((await addUnit({ name })).body).toContain('là tên của “Đội Đô thị Hòa Bình”');
});

it('asks about a name that is nearly one it knows, and takes it when it is said to be another', async () => {
  const asked = await addUnit({ name: 'Phòng Kinh tê' });
  expect(asked.statusCode).toBe(400);
  expect(asked.body).toContain('Tên gần giống “Phòng Kinh tế”');
  expect((await addUnit({ name: 'Phòng Kinh tê', isOther: 'yes' })).statusCode).toBe(303);
});

it.each([
  ['a line break', 'Phòng\r\nBcc: x@y.vn'],
  ['a lone carriage return', 'Phòng\rMột'],
  ['a zero-width space', 'Phòng\u200bKinh tế'],
  ['a direction mark', 'Phòng \u202eếT'],
  ['5,000 characters', 'Phòng '.repeat(833)],
])('refuses %s in a name', async (_, name) => {
  const { statusCode, body } = await addUnit({ name });
  expect(statusCode).toBe(400);
  expect(body).toMatch(/Có ký tự ẩn|Dài quá 200 ký tự/);
  expect((await addPerson({ ...PERSON, name, email: 'a@b.vn' })).statusCode).toBe(400);
});

it('shows what looks like HTML, a formula or an emoji as text', async () => {
  const name = 'Tổ <script>alert(1)</script> =cmd 🌾 {{constructor}}';
  const { statusCode, headers } = await addUnit({ name });
  expect(statusCode).toBe(303);
  const { body } = await admin.get(String(headers['location']));
  expect(body).not.toContain('<script>alert');
  expect(body).toContain('Tổ &lt;script&gt;');
});

it.each([
  ['a@b.vn, c@d.vn', 'Địa chỉ thư điện tử chưa đúng'],
  ['a@b.vn c@d.vn', 'Địa chỉ thư điện tử chưa đúng'],
  ['"a@good.vn x"@evil.test', 'Địa chỉ thư điện tử chưa đúng'],
  ['a@b.vn\r\nBcc: c@d.vn', 'Địa chỉ thư điện tử chưa đúng'],
  ['đơn-vị@xa.vn', 'Địa chỉ thư điện tử chưa đúng'],
])('refuses “%s” as an e-mail address with words', async (email, words) => {
  const { statusCode, body } = await addPerson({ email });
  expect(statusCode).toBe(400);
  expect(body).toContain(words);
  expect((await people('phong-kinh-te')).some((person) => person.name === PERSON.name)).toBe(false);
});

it.each(['12', '0912 345 678; 0987 654 321', '=cmd', '０９１２３４５６７８'])(
  'refuses “%s” as a phone number with words',
  async (phone) => {
    const { statusCode, body } = await addPerson({ phone });
    expect(statusCode).toBe(400);
    expect(body).toContain('Số điện thoại chưa đúng');
  },
);

it('asks whether an old prefix or a lost zero was understood rightly, then keeps the number', async () => {
  const asked = await addPerson({ phone: '01632345678' });
  expect(asked.statusCode).toBe(400);
  expect(asked.body).toContain('0332 345 678');
  expect((await addPerson({ phone: '0332 345 678' })).statusCode).toBe(303);
  expect(await people('phong-kinh-te')).toContainEqual(
    expect.objectContaining({ name: PERSON.name, phone: '+84332345678', email: null, id: 'phong-kinh-te.officer-2' }),
  );
});

it('never has the same person twice in a unit, and ends one by a day', async () => {
  expect((await addPerson({ name: 'TRẦN THỊ MẪU' })).body).toContain('đã có trong đơn vị này');
  const url = `${BASE}/unit/phong-kinh-te/person/phong-kinh-te.officer-2`;
  const seen = hidden((await admin.get(url)).body, '_seen');
  const ended = await admin.post(url, { ...PERSON, _seen: seen, phone: '0332345678', until: '2027-02-28' });
  expect(ended.statusCode).toBe(303);
  expect((await admin.get(`${BASE}/unit/phong-kinh-te`)).body).toContain('đã thôi từ ngày 28/02/2027');
});

it('does not let one administrator overwrite what another has just saved without having seen it', async () => {
  const form = await formOf('phong-kinh-te');
  await save('phong-kinh-te', { shortName: 'P. Kinh tế' });
  const late = await admin.post(`${BASE}/unit/phong-kinh-te`, { ...form, shortName: 'PKT' });
  expect(late.statusCode).toBe(409);
  expect(late.body).toContain('vừa được người khác sửa');
  expect((await unitOf('phong-kinh-te')).shortName).toBe('P. Kinh tế');
});

it('shows an address nothing is sent to any more and sends to it again on request, only for a unit that has it', async () => {
  const [person] = await people('van-phong');
  const address = person!.email!;
  const { rows } = await world.database.db.query(
    `insert into message (authority, person, unit, channel, address, state, message_id, subject, text, html, created_at)
     values ('tan-hoa', $1, 'van-phong', 'email', $2, 'refused', 'm', '', '', '', now()) returning id`,
    [person!.id, address],
  );
  await suppressAddress(
    world.database.db,
    { channel: 'email', address, reason: '550 5.1.1 không có hộp thư', message: rows[0].id },
    NOW,
  );
  expect((await admin.get(`${BASE}/units?only=missing`)).body).not.toContain('Văn phòng HĐND và UBND</a>');
  expect((await admin.get(`${BASE}/unit/van-phong`)).body).toContain('Đang ngừng gửi tới');
  expect((await admin.post(`${BASE}/unit/phong-kinh-te/release`, { address })).statusCode).toBe(404);
  expect((await admin.post(`${BASE}/unit/van-phong/release`, { address })).statusCode).toBe(303);
  expect((await world.database.db.query('select 1 from suppressed_address')).rowCount).toBe(0);
});

it.each(['units', 'units/new', 'unit/phong-kinh-te', 'unit/phong-kinh-te/person/new'])(
  'shows %s to administrators of the authority only, and looking changes nothing',
  async (path) => {
    const versions = async () => (await world.database.db.query('select count(*) as n from authority')).rows[0].n;
    const before = await versions();
    for (const role of ['coordinator', 'officer', 'viewer'] as const)
      expect((await (await world.as(role)).get(`${BASE}/${path}`)).statusCode).toBe(404);
    const foreign = await world.as('administrator', { authority: 'nam-sach' });
    expect((await foreign.get(`${BASE}/${path}`)).statusCode).toBe(404);
    expect((await foreign.post(`${BASE}/${path}`)).statusCode).toBe(404);
    expect((await world.anybody.get(`${BASE}/${path}`)).headers['location']).toContain('/login');
    expect((await world.anybody.post(`${BASE}/${path}`)).statusCode).toBe(path === 'units' ? 404 : 401);
    expect((await admin.get(`${BASE}/${path}`)).statusCode).toBe(200);
    expect(await versions()).toBe(before);
  },
);

it.each(['unit/khong-co', 'unit/__proto__', 'unit/phong-kinh-te/person/van-phong.head', 'unit/constructor/person/new'])(
  'has no page at %s',
  async (path) => {
    expect((await admin.get(`${BASE}/${path}`)).statusCode).toBe(404);
    expect((await admin.post(`${BASE}/${path}`)).statusCode).toBe(404);
  },
);
