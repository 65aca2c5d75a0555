import { listPlans } from '../../../store/find-plan';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const OVERVIEW = '/a/tan-hoa/overview';
let world: TestWeb;
let hoa: Visitor;

beforeAll(async () => {
  world = await aWeb(NOW);
  hoa = await world.as('viewer');
});

afterAll(() => world?.close());

it('says how the year stands, by unit, and what is late and for how long', async () => {
  const { statusCode, body } = await hoa.get(OVERVIEW);
  expect(statusCode).toBe(200);
  expect(body).toContain('Đã xong 00 trên 27 lượt nhiệm vụ (0%); 19 lượt đang quá hạn.');
  expect(body).toContain('<th scope="row">Trung tâm Văn hóa, Thông tin và Thể thao</th>');
  expect(body).toContain('10 kỳ quá hạn, sớm nhất là kỳ tháng 1/2026');
  expect(body).toMatch(/\d{2,3} ngày làm việc/);
});

it('leads to no page that the leader may not open', async () => {
  const { body } = await hoa.get(OVERVIEW);
  const links = [...body.matchAll(/href="(\/[^"]*)"/g)].map(([, to]) => to);
  expect(
    links.filter((to) => !['/style.css', '/overview.css', '/icon.svg', '/', '/account', OVERVIEW].includes(to ?? '')),
  ).toEqual([]);
});

it('counts what was done since', async () => {
  const [row] = await listPlans(world.database.db);
  const about = {
    kind: 'completed',
    actor: 'lead',
    by: null,
    at: NOW,
    task: '5',
    key: '2026-01',
    unit: 'trung-tam-vhtt',
  } as const;
  await world.deps.sayFact(row!, { id: 'done', ...about, doneOn: '2026-02-01' });
  expect((await hoa.get(OVERVIEW)).body).toContain('Đã xong 01 trên 27 lượt nhiệm vụ (3%); 18 lượt đang quá hạn.');
});

it('is seen by administrators and coordinators too, by nobody else', async () => {
  for (const role of ['administrator', 'coordinator'] as const)
    expect((await (await world.as(role)).get(OVERVIEW)).statusCode).toBe(200);
  expect((await (await world.as('officer', { unit: 'trung-tam-vhtt' })).get(OVERVIEW)).statusCode).toBe(404);
  const elsewhere = await world.as('viewer', { authority: 'nam-sach' });
  expect((await elsewhere.get(OVERVIEW)).statusCode).toBe(404);
  expect((await world.anybody.get(OVERVIEW)).headers.location).toContain('/login');
});

it('says what to expect in a year without a plan, and at an authority nobody has entered', async () => {
  const everywhere = await world.as('viewer', { authority: '*' });
  expect((await hoa.get(`${OVERVIEW}?year=1999`)).body).toContain('Tổng quan năm 2026');
  expect((await everywhere.get('/a/nobody/overview')).statusCode).toBe(404);
});
