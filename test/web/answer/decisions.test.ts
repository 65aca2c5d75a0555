import type { Notice } from '../../../domain/notice';
import type { Plan } from '../../../domain/plan';
import { findPlan } from '../../../store/find-plan';
import { savePlan } from '../../../store/save-plan';
import { aWeb, type TestWeb } from '../../support/a-web';
import { aMail, aReminder, formOn } from './a-mail';

const NOW = Date.parse('2026-05-28T09:14:00+07:00');
let world: TestWeb;

beforeEach(async () => {
  world = await aWeb(Date.parse('2026-04-01T08:00:00+07:00'));
  world.clock.now = NOW;
});
afterEach(() => world?.close());

const page = async (url: string) => (await world.anybody.get(url)).body;
const facts = async () =>
  (await world.database.db.query('select kind, task, key, unit, actor, data from fact order by seq')).rows;

async function changePlan(change: (plan: Plan) => Partial<Plan>): Promise<void> {
  const row = (await findPlan(world.database.db, world.planId))!;
  await savePlan(world.database.db, { ...row.plan, ...change(row.plan) }, { calendarVersion: row.calendarVersion });
}

async function answer(url: string, fields: Record<string, string | string[]>) {
  const { action, fields: hidden } = formOn(await page(url));
  world.clock.now += 5_000;
  return world.anybody.post(action, { ...hidden, sure: '1', ...fields });
}

function mailTo(unit: string, as: Notice['to']['as'], item: Partial<Notice['items'][number]> = {}) {
  const items = [{ task: '5', key: '2026-05', lead: 'trung-tam-vhtt', ...item }];
  return aMail(world, {
    unit,
    person: `${unit}.head`,
    notices: [{ kind: 'escalation', to: { unit, as, positions: ['head'] }, items }],
  });
}

it('lets the coordinator confirm a completion that waits, or send it back with a reason', async () => {
  await changePlan(() => ({ confirms: true }));
  const lead = await aReminder(world);
  await answer(lead.url, { choice: 'completed', 'completed-doneOn': '2026-05-27' });
  expect(await page(lead.url)).toContain('chờ xác nhận');
  const office = await mailTo('phong-vhxh', 'coordinator');
  expect((await answer(office.url, { choice: 'returned' })).statusCode).toBe(400);
  expect((await answer(office.url, { choice: 'returned', 'returned-text': 'Thiếu minh chứng' })).statusCode).toBe(303);
  expect(await page(lead.url)).toContain('Thiếu minh chứng');
  expect((await answer(lead.url, { choice: 'completed', 'completed-doneOn': '2026-05-28' })).statusCode).toBe(303);
  expect((await answer(office.url, { choice: 'confirmed' })).statusCode).toBe(303);
  expect((await facts()).map(({ kind }) => kind)).toEqual(['completed', 'returned', 'completed', 'confirmed']);
  expect(await page(lead.url)).not.toContain('/withdraw');
});

it('takes a date or a month for a task that waits for one; it counts once the coordinator confirms it', async () => {
  const waiting = {
    text: 'Theo Kế hoạch của Sở',
    class: 'by-reference' as const,
    rule: { kind: 'waiting' as const },
    needs: 'date' as const,
  };
  await changePlan(({ tasks }) => ({ tasks: tasks.map((task) => (task.no === '9' ? { ...task, schedules: [waiting] } : task)) }));
  const item = { task: '9', key: null, lead: 'tram-y-te' };
  const lead = await mailTo('tram-y-te', 'lead', item);
  expect((await answer(lead.url, { choice: 'date-given' })).body).toContain('Đề nghị ghi ngày, hoặc tháng dự kiến');
  expect((await answer(lead.url, { choice: 'date-given', 'date-given-month': '2026-07' })).statusCode).toBe(303);
  expect(await page(lead.url)).toContain('chờ xác nhận thời hạn');
  const office = await mailTo('phong-vhxh', 'coordinator', item);
  expect(await page(office.url)).toContain('Xác nhận thời hạn 31/07/2026');
  expect((await answer(office.url, { choice: 'confirmed' })).statusCode).toBe(303);
  expect(await page(lead.url)).toContain('ngày 31/07/2026');
  expect(await page(lead.url)).toContain('value="completed"');
  expect(await page(lead.url)).not.toContain('/withdraw');
});

it('lets the leadership decide, by its link, what the coordinator asks for its own task', async () => {
  const item = { task: '3', key: null, lead: 'phong-vhxh' };
  const own = await mailTo('phong-vhxh', 'coordinator', item);
  expect(
    (
      await answer(own.url, {
        choice: 'extension-asked',
        'extension-asked-newDueOn': '2026-10-15',
        'extension-asked-text': 'Chờ',
      })
    ).statusCode,
  ).toBe(303);
  expect(await page(own.url)).not.toContain('value="extension-granted"');
  const above = await mailTo('lanh-dao', 'leadership', item);
  expect((await answer(above.url, { choice: 'extension-granted', 'extension-granted-newDueOn': '2026-10-15' })).statusCode).toBe(
    303,
  );
  expect(await page(own.url)).toContain('ngày 15/10/2026');
});

it('lets the lead name the units the document left open', async () => {
  const { url } = await mailTo('phong-vhxh', 'lead', { task: '3', key: null, lead: 'phong-vhxh' });
  expect(await page(url)).toContain('các cơ quan, đơn vị có liên quan đến nội dung tọa đàm');
  const chosen = { choice: 'partners-picked', 'partners-picked-units': ['van-phong', 'mttq'] };
  expect((await answer(url, chosen)).statusCode).toBe(303);
  expect(await facts()).toMatchObject([{ kind: 'partners-picked', data: { units: ['van-phong', 'mttq'] } }]);
  expect(await page(url)).not.toContain('value="partners-picked"');
});

it('counts the parts of a quota one by one, and ends only with the last', async () => {
  const { url } = await mailTo('trung-tam-pvhcc', 'lead', { task: '4', key: '2026', lead: 'trung-tam-pvhcc' });
  const one = { choice: 'completed', 'completed-doneOn': '2026-05-27', 'completed-count': '1' };
  expect((await answer(url, { ...one, 'completed-count': '0' })).statusCode).toBe(400);
  expect((await answer(url, one)).statusCode).toBe(303);
  expect(await page(url)).toContain('Đã hoàn thành 01/02');
  expect((await answer(url, one)).statusCode).toBe(303);
  expect(await page(url)).not.toContain('name="choice"');
  expect(await facts()).toHaveLength(2);
});

it('offers nothing once the plan has ended', async () => {
  const { url } = await aReminder(world);
  await world.database.db.query(`update plan set state = 'closed'`);
  expect(await page(url)).toContain('Kế hoạch không còn được theo dõi');
  expect(await page(url)).not.toContain('name="choice"');
});
