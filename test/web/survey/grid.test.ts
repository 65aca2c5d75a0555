import { samplePlan } from '../../../config/sample-plan';
import { listPlans } from '../../../store/find-plan';
import { savePlan } from '../../../store/save-plan';
import { startPlan } from '../../../store/set-plan-state';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const NOW = Date.parse('2026-11-23T09:00:00+07:00');
const GRID = '/a/tan-hoa/grid';
let world: TestWeb;
let minh: Visitor;

beforeAll(async () => {
  world = await aWeb(NOW);
  minh = await world.as('coordinator');
});

afterAll(() => world?.close());

const OF_MAY = '/a/tan-hoa/plans/tuyen-truyen-cchc/2026/tasks/5/occurrences/2026-05';

it('shows each task with its lead and each occurrence in its month, in colour, sign and words', async () => {
  const { statusCode, body } = await minh.get(GRID);
  expect(statusCode).toBe(200);
  for (const { shortTitle } of samplePlan(2026).tasks) expect(body).toContain(shortTitle);
  expect(body).toContain(
    `<a class="cell late" href="${OF_MAY}"><b><i aria-hidden="true">!</i> 01/06</b> <span>quá hạn</span></a>`,
  );
  expect(body).toContain('<span>thường xuyên</span>');
  expect(body).toContain('Hoàn thành muộn');
});

it('turns to the right state when somebody says it is done', async () => {
  const [row] = await listPlans(world.database.db);
  const about = {
    kind: 'completed',
    actor: 'lead',
    by: null,
    at: NOW,
    task: '5',
    key: '2026-05',
    unit: 'trung-tam-vhtt',
  } as const;
  const said = await world.deps.sayFact(row!, { id: 'done-in-may', ...about, doneOn: '2026-05-20' });
  expect(said.problem).toBeNull();
  expect((await minh.get(GRID)).body).toContain(`<a class="cell good" href="${OF_MAY}"><b><i aria-hidden="true">✓</i>`);
});

it('shows the same as a list by month, for narrow windows', async () => {
  const { body } = await minh.get(GRID);
  const list = body.slice(body.indexOf('class="by-month"'));
  expect(list).toContain('<h2>Tháng 5</h2>');
  expect(list).toContain('<h2 class="now">Tháng 11 <span class="why">tháng này</span></h2>');
  expect(list).toContain('<h2>Không hạn</h2>');
});

it('numbers the tasks as the plan does', async () => {
  const { body } = await minh.get(GRID);
  expect(body).toMatch(/>5\. Chuyên mục/);
  expect(body).not.toMatch(/>05\. /);
});

it('keeps January in January although its day off rolls into February', async () => {
  const { body } = await minh.get(GRID);
  const [, row = ''] = body.split('/tasks/5">');
  expect(row.indexOf('02/02')).toBeGreaterThan(0);
  expect(row.slice(0, row.indexOf('02/02')).match(/<td/g)).toHaveLength(1);
});

it.each(['?plan=other&year=2026', '?year=1999', '?page=99', '?page=-1', '?plan=%3Cscript%3E&year=x', '?year=2026&year=2027'])(
  'shows the plan there is for %s',
  async (query) => {
    const { statusCode, body } = await minh.get(`${GRID}${query}`);
    expect(statusCode).toBe(200);
    expect(body).toContain('Bảng năm 2026');
    expect(body).not.toContain('<script>');
  },
);

it('shows nothing to whoever may not follow plans, here or elsewhere', async () => {
  const others = await Promise.all([world.as('viewer'), world.as('officer', { unit: 'trung-tam-vhtt' })]);
  for (const other of others) expect((await other.get(GRID)).statusCode).toBe(404);
  const elsewhere = await world.as('coordinator', { authority: 'nam-sach' });
  expect((await elsewhere.get(GRID)).statusCode).toBe(404);
  expect((await elsewhere.get('/a/nam-sach/grid')).body).toContain('Chưa có kế hoạch nào');
  expect((await world.anybody.get(GRID)).headers.location).toContain('/login');
});

describe('a plan of many tasks with names from anywhere', () => {
  beforeAll(async () => {
    const [row] = await listPlans(world.database.db);
    const { plan, calendarVersion } = row!;
    const monthly = plan.tasks.find(({ no }) => no === '5')!;
    const named = (n: number) => ({
      ...monthly,
      no: `${n}`,
      title: '<b>x</b>'.repeat(600),
      shortTitle: '<script>alert(1)</script>',
    });
    const tasks = Array.from({ length: 60 }, (_none, n) => named(n + 1));
    const id = 'tan-hoa/dai/2026';
    await savePlan(world.database.db, { ...plan, id, slug: 'dai', title: 'Kế hoạch dài \u202E', tasks }, { calendarVersion });
    await startPlan(world.database.db, id, NOW);
  });

  it('stays under 100 KB with its style sheets, in pages', async () => {
    const { body } = await minh.get(`${GRID}?plan=dai`);
    const shared = await Promise.all(['/style.css', '/survey.css', '/app.js'].map(async (url) => (await minh.get(url)).body));
    expect(Buffer.byteLength(body + shared.join(''))).toBeLessThan(100_000);
    expect(body).toContain('<nav class="pages" aria-label="Trang">');
    expect(body).not.toContain('<script>alert');
  });

  it('shows all of them at once for paper', async () => {
    const { body } = await minh.get(`${GRID}?plan=dai&all=1`);
    expect(body.match(/<th scope="row">/g)).toHaveLength(60);
    expect(body).not.toContain('class="by-month"');
  });
});
