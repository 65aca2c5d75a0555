import { appendAudit, findAuditHead, findBrokenAudit } from '../../../store/audit';
import { inTransaction } from '../../../store/in-transaction';
import { aWeb, type TestWeb } from '../../support/a-web';

const NOW = Date.parse('2027-05-28T09:00:00+07:00');
const AUDIT = '/a/tan-hoa/administration/audit';
let world: TestWeb;

beforeEach(async () => {
  world = await aWeb(NOW);
  await inTransaction(world.deps.db, async (client) => {
    for (let row = 1; row <= 120; row += 1)
      await appendAudit(client, 'plan-saved', { authority: row % 2 ? 'tan-hoa' : 'khac', by: 'cli', version: row, text: 'ă' });
  });
});
afterEach(() => world?.close());

/** Changes the table as only an owner of the database can. */
async function forge(sql: string): Promise<void> {
  const { db } = world.deps;
  await db.query('alter table audit disable trigger all');
  await db.query(sql);
  await db.query('alter table audit enable trigger all');
}

const broken = (head: Awaited<ReturnType<typeof findAuditHead>> = null) => findBrokenAudit(world.deps.db, head);

it('verifies whole', async () => {
  expect(await broken()).toBeNull();
  expect(await broken(await findAuditHead(world.deps.db))).toBeNull();
});

it.each([
  ['a bit of a body', `update audit set body = jsonb_set(body, '{version}', '41') where seq = 40`, 40],
  ['its time', `update audit set at = at + interval '1 millisecond' where seq = 40`, 40],
  ['its act', `update audit set action = 'plan-started' where seq = 40`, 40],
  ['its hash', `update audit set hash = md5('x') || md5('y') where seq = 40`, 40],
  ['a row deleted', 'delete from audit where seq = 40', 41],
  ['the first row deleted', 'delete from audit where seq = 1', 2],
  ['two bodies swapped', `update audit a set body = b.body from audit b where (a.seq, b.seq) in ((40, 41), (41, 40))`, 40],
])('names the first row that is wrong: %s', async (_what, sql, row) => {
  await forge(sql);
  expect(await broken()).toBe(row);
});

it('finds a cut tail and a chain written anew by a head that was kept elsewhere', async () => {
  const head = await findAuditHead(world.deps.db);
  await forge('delete from audit where seq > 100');
  expect([await broken(), await broken(head)]).toEqual([null, 120]);
  await forge('delete from audit');
  await inTransaction(world.deps.db, async (client) => {
    for (let row = 1; row <= 130; row += 1) await appendAudit(client, 'plan-saved', { authority: 'tan-hoa', version: row });
  });
  expect([await broken(), await broken(head)]).toEqual([null, 120]);
});

it('cannot be changed or cut by the application', async () => {
  for (const sql of ['update audit set action = action', 'delete from audit', 'truncate audit'])
    await expect(world.deps.db.query(sql)).rejects.toThrow('append-only');
});

it('shows who did what at the authority, page by page, newest first', async () => {
  const minh = await world.as('administrator');
  const first = await minh.get(AUDIT);
  expect(first.statusCode).toBe(200);
  expect(first.body).toContain('lưu kế hoạch');
  expect(first.body).toContain('dòng lệnh trên máy chủ');
  expect(first.body.match(/data-label="Việc"/g)).toHaveLength(50);
  const older = /href="([^"]+before=\d+)"/.exec(first.body.replaceAll('&#x3D;', '='))?.[1] ?? '';
  expect((await minh.get(older)).body).toContain('Mới nhất');
  expect(first.body.length).toBeLessThan(60_000);
});

it('shows what concerns the whole installation only to who administers it', async () => {
  await inTransaction(world.deps.db, (client) => appendAudit(client, 'account-disabled', { by: 'cli', authority: '*' }));
  const [local, everywhere] = [await world.as('administrator'), await world.as('administrator', { authority: '*' })];
  expect((await local.get(AUDIT)).body).not.toContain('ngừng tài khoản');
  expect((await everywhere.get(AUDIT)).body).toContain('ngừng tài khoản');
});

it('shows hostile words as text', async () => {
  const body = { authority: 'tan-hoa', by: '<script>x</script>', name: '<img src=x>' };
  await inTransaction(world.deps.db, (client) => appendAudit(client, '<b>', body));
  const page = await (await world.as('administrator')).get(`${AUDIT}?before=<script>`);
  expect(page.body).not.toMatch(/<script>x|<img|<b>/);
});

it('writes facts of people into it', async () => {
  const { db } = world.deps;
  await inTransaction(db, (client) =>
    appendAudit(client, 'fact', { plan: world.planId, kind: 'completed', task: '1', key: '2027-05', actor: 'lead', by: null }),
  );
  const { body } = await (await world.as('administrator')).get(AUDIT);
  expect(body).toContain('ghi nhận: báo cáo hoàn thành');
  expect(body).toContain('cơ quan chủ trì');
});
