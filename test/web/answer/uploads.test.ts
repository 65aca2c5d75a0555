import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';
import { aReminder, formOn, type Mail } from './a-mail';

const NOW = Date.parse('2026-05-28T09:14:00+07:00');
const PDF = Buffer.from('%PDF-1.7 báo cáo');
const DONE = { choice: 'completed', 'completed-doneOn': '2026-05-27', sure: '1' };
let world: TestWeb;
let mail: Mail;

beforeEach(async () => {
  world = await aWeb(Date.parse('2026-04-01T08:00:00+07:00'));
  world.clock.now = NOW;
  mail = await aReminder(world);
});
afterEach(() => world?.close());

type File = { name: string; bytes: Buffer };
const kept = () => (existsSync(world.deps.uploads) ? readdirSync(world.deps.uploads) : []);

async function send(files: File[], more: Record<string, string> = {}, visitor: Visitor = world.anybody, url = mail.url) {
  const { action, fields } = formOn((await visitor.get(url)).body);
  world.clock.now += 5_000;
  const all = { ...fields, ...DONE, ...more };
  const payload = multipart(all, files);
  return post(visitor, action, payload);
}

function post({ headers }: Visitor, url: string, payload: Buffer) {
  const type = { 'content-type': 'multipart/form-data; boundary=grenze' };
  return world.web.inject({ method: 'POST', url, payload, headers: { ...headers, ...type } });
}

function multipart(fields: Record<string, string>, files: readonly File[]): Buffer {
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--grenze\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  );
  const sent = files.flatMap(({ name, bytes }) => [
    Buffer.from(
      `--grenze\r\ncontent-disposition: form-data; name="completed-evidence"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...parts, ...sent, Buffer.from('--grenze--\r\n')]);
}

it('keeps a file with the fact, for its owner’s eyes only, and hands it out as an attachment', async () => {
  const { statusCode, headers } = await send([
    { name: '../Báo cáo.pdf', bytes: PDF },
    { name: '', bytes: Buffer.alloc(0) },
  ]);
  expect(statusCode).toBe(303);
  const [id = ''] = kept();
  expect(kept()).toHaveLength(1);
  expect(statSync(join(world.deps.uploads, id)).mode & 0o777).toBe(0o600);
  const { rows } = await world.database.db.query('select evidence from fact');
  expect(rows[0].evidence).toEqual({ files: [{ id, name: 'Báo cáo.pdf', size: PDF.length }], links: [] });
  const page = (await world.anybody.get(String(headers.location))).body;
  expect(page).toContain(`${mail.url}/evidence/${id}`);
  const file = await world.anybody.get(`${mail.url}/evidence/${id}`);
  expect(file.rawPayload).toEqual(PDF);
  expect(file.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
  expect(file.headers['content-disposition']).toMatch(/^attachment; filename="Bao cao.pdf"/);
});

it('shows a file to who follows the authority’s plans, and to nobody else', async () => {
  await send([{ name: 'a.pdf', bytes: PDF }]);
  const url = `/a/tan-hoa/evidence/${kept()[0]}`;
  expect((await (await world.as('coordinator')).get(url)).rawPayload).toEqual(PDF);
  expect((await (await world.as('administrator')).get(url)).statusCode).toBe(200);
  expect((await (await world.as('viewer')).get(url)).statusCode).toBe(404);
  expect((await (await world.as('officer', { unit: 'van-phong' })).get(url)).statusCode).toBe(404);
  expect(
    (await (await world.as('coordinator', { authority: 'elsewhere' })).get(url.replace('tan-hoa', 'elsewhere'))).statusCode,
  ).toBe(404);
  expect((await world.anybody.get(url)).statusCode).toBe(303);
  const own = url.replace('/evidence/', '/my/evidence/');
  expect((await (await world.as('officer', { unit: 'trung-tam-vhtt' })).get(own)).statusCode).toBe(200);
  expect((await (await world.as('officer', { unit: 'van-phong' })).get(own)).statusCode).toBe(404);
  const other = await aReminder(world, {
    unit: 'van-phong',
    person: 'van-phong.officer',
    notices: [
      { items: [{ task: '2', key: null, lead: 'van-phong' }], to: { unit: 'van-phong', as: 'lead', positions: ['officer'] } },
    ],
  });
  expect((await world.anybody.get(`${other.url}/evidence/${kept()[0]}`)).statusCode).toBe(404);
});

it('says which file it does not take, keeps the others, and takes them with the next try', async () => {
  const wrong = await send([
    { name: 'a.pdf', bytes: PDF },
    { name: 'b.html', bytes: Buffer.from('<script>') },
  ]);
  expect(wrong.statusCode).toBe(400);
  expect(wrong.body).toContain('“b.html” chưa đúng loại');
  expect(wrong.body).toContain('a.pdf');
  const [id = ''] = kept();
  expect(kept()).toHaveLength(1);
  expect((await send([], { _file: id })).statusCode).toBe(303);
  expect((await world.database.db.query('select fact from upload')).rows[0].fact).not.toBeNull();
});

it('takes no file above 20 MB and no more than five', async () => {
  const big = await send([{ name: 'to.pdf', bytes: Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)]) }]);
  expect(big.statusCode).toBe(400);
  expect(big.body).toContain('lớn hơn 20 MB');
  expect(kept()).toEqual([]);
  const many = await send(Array.from({ length: 6 }, (_, i) => ({ name: `${i}.pdf`, bytes: PDF })));
  expect(many.statusCode).toBe(400);
  expect(many.body).toContain('nhiều nhất 5 tệp');
});

it('keeps nothing of a form that may not be sent', async () => {
  const { action } = formOn((await world.anybody.get(mail.url)).body);
  const payload = multipart({}, [{ name: 'a.pdf', bytes: PDF }]);
  expect((await post(world.anybody, action.replace(mail.token, 'k1.x.y'), payload)).statusCode).toBe(404);
  expect(kept()).toEqual([]);
});

it('calls a form that broke off a wrong request, not a fault of its own', async () => {
  const { action } = formOn((await world.anybody.get(mail.url)).body);
  const payload = multipart(DONE, [{ name: 'a.pdf', bytes: PDF }]);
  expect((await post(world.anybody, action, payload.subarray(0, -30))).statusCode).toBe(400);
  expect((await post(world.anybody, action, Buffer.from('choice=completed'))).statusCode).toBe(400);
  expect(kept()).toEqual([]);
});

it('removes after a day what was sent and never recorded, and what was recorded never', async () => {
  await send([{ name: 'a.pdf', bytes: PDF }], { sure: '' });
  const [orphan] = kept();
  expect(orphan).toBeDefined();
  await send([{ name: 'b.pdf', bytes: PDF }]);
  world.clock.now += 25 * 3_600_000;
  const other = await aReminder(world, { notices: [{ items: [{ task: '5', key: '2026-04', lead: 'trung-tam-vhtt' }] }] });
  await send([{ name: 'c.pdf', bytes: PDF }], {}, world.anybody, other.url);
  expect(kept()).toHaveLength(2);
  expect(kept()).not.toContain(orphan);
});
