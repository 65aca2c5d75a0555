import { parse } from 'csv-parse/sync';
import { listPlans } from '../../../store/find-plan';
import { findAuthority, saveAuthority } from '../../../store/authorities';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const STATISTICS = '/a/tan-hoa/statistics';
let world: TestWeb;
let minh: Visitor;

beforeAll(async () => {
  world = await aWeb(NOW);
  minh = await world.as('coordinator');
  const [row] = await listPlans(world.database.db);
  const about = { actor: 'lead', by: null, at: NOW, task: '5', unit: 'trung-tam-vhtt' } as const;
  await world.deps.sayFact(row!, { id: 'd5', kind: 'completed', ...about, key: '2026-05', doneOn: '2026-05-20' });
  await world.deps.sayFact(row!, { id: 'd6', kind: 'completed', ...about, key: '2026-06', doneOn: '2026-11-20' });
});

afterAll(() => world?.close());

async function table(query = ''): Promise<string[][]> {
  return parse((await minh.get(`${STATISTICS}.csv${query}`)).body, { bom: true });
}

it('counts by unit in the classes of a report, the unit with the most that is late first, and adds up', async () => {
  const [head, ...rows] = await table();
  expect(head?.slice(0, 6)).toEqual([
    'Đơn vị chủ trì',
    'Tổng số nhiệm vụ giao',
    'Hoàn thành đúng hạn',
    'Hoàn thành quá hạn',
    'Đang thực hiện, trong hạn',
    'Chưa hoàn thành, quá hạn',
  ]);
  expect(rows[0]?.slice(0, 6)).toEqual(['Trung tâm Văn hóa, Thông tin và Thể thao', '12', '1', '1', '2', '8']);
  const sum = rows.slice(0, -1).reduce((total, row) => total + Number(row[1]), 0);
  expect(rows.at(-1)?.slice(0, 2)).toEqual(['Tổng cộng', String(sum)]);
});

it('counts by quarter and by month, by the calendar or by the windows of reports', async () => {
  const names = async (query: string) => (await table(query)).slice(1, -1).map(([name]) => name);
  expect(await names('?by=period')).toEqual(['Quý I/2026', 'Quý II/2026', 'Quý III/2026', 'Quý IV/2026']);
  expect(await names('?by=period&period=half-year')).toEqual(['6 tháng đầu năm 2026', '6 tháng cuối năm 2026']);
  expect((await names('?by=period&period=month'))[0]).toBe('Tháng 2/2026');
  expect((await names('?by=period&period=month&cut=report')).at(-1)).toBe('Tháng 1/2027');
});

it('shows the same on the page, with bars that are told apart without colour and read aloud', async () => {
  const { statusCode, body } = await minh.get(STATISTICS);
  expect(statusCode).toBe(200);
  expect(body).toContain('Trung tâm Văn hóa, Thông tin và Thể thao');
  expect(body).toContain('fill="url(#p-openLate)"');
  expect(body).toMatch(
    /<svg class="strip" width="100%" height="22" role="img"><title>[^<]+: 12 nhiệm vụ<\/title><desc>Hoàn thành đúng hạn: 1;/,
  );
  expect(body).not.toContain('style=');
});

it('counts only what is first due in the days asked for', async () => {
  const total = (await table('?from=2026-05-01&to=2026-06-01')).at(-1);
  expect(Number(total?.[1])).toBeLessThan(6);
  expect((await minh.get(`${STATISTICS}?from=2026-05-01&to=2026-06-01`)).body).toContain('value="2026-05-01"');
});

it.each(['?from=2026-02-30', '?to=abc', '?from=2026-06-01&to=2026-05-01', '?from=a&from=b'])(
  'says what is wrong with %s, and keeps it',
  async (query) => {
    const { statusCode, body } = await minh.get(`${STATISTICS}${query}`);
    expect(statusCode).toBe(400);
    expect(body).toContain('role="alert"');
    expect((await minh.get(`${STATISTICS}.csv${query}`)).statusCode).toBe(400);
  },
);

it('hands the table over as a file with a name, and no unit’s name runs as a formula', async () => {
  const register = (await findAuthority(world.database.db, 'tan-hoa'))!;
  const units = register.units.map((unit) => (unit.id === 'trung-tam-vhtt' ? { ...unit, name: '＝cmd|calc' } : unit));
  await saveAuthority(world.database.db, { ...register, units });
  const { headers, body } = await minh.get(`${STATISTICS}.csv`);
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(headers['content-disposition']).toMatch(
    /^attachment; filename="Thong ke 2026 den 2026-11-23.csv"; filename\*=UTF-8''Th/,
  );
  expect(body.startsWith('\uFEFF')).toBe(true);
  expect(body).toContain(`"'＝cmd|calc"`);
  await saveAuthority(world.database.db, register);
});

it('is for whoever follows plans at this authority', async () => {
  const others = [await world.as('viewer'), await world.as('coordinator', { authority: 'nam-sach' })];
  for (const other of others)
    for (const url of [STATISTICS, `${STATISTICS}.csv`]) expect((await other.get(url)).statusCode).toBe(404);
  expect((await world.anybody.get(`${STATISTICS}.csv`)).statusCode).toBe(303);
});

it('says what to do where there is no plan', async () => {
  const elsewhere = await world.as('coordinator', { authority: 'nam-sach' });
  expect((await elsewhere.get('/a/nam-sach/statistics')).body).toContain('chưa có kế hoạch nào được theo dõi');
});
