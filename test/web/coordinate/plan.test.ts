import { planStatus } from '../../../domain/plan-status';
import { notLoaded } from '../../../domain/plan-state';
import { aWeb, type TestWeb, type Visitor } from '../../support/a-web';

const NOW = Date.parse('2027-05-28T09:00:00+07:00');
const PLAN = '/a/tan-hoa/plans/tuyen-truyen-cchc/2027';
let world: TestWeb;
let minh: Visitor;

beforeAll(async () => {
  world = await aWeb(NOW);
  minh = await world.as('coordinator');
});
afterAll(() => world?.close());

it('says that a plan has been started to whoever comes from starting it, and to nobody else', async () => {
  expect((await minh.get(`${PLAN}?done=started`)).body).toContain('đã được đưa vào theo dõi');
  expect((await minh.get(`${PLAN}?done=constructor`)).body).not.toContain('class="done"');
  expect((await minh.get(PLAN)).body).not.toContain('đã được đưa vào theo dõi');
});

it('calls a plan starting as long as its workflow has read nothing, instead of showing no work', async () => {
  world.engine.answer = planStatus(notLoaded(world.planId), NOW);
  const { body } = await minh.get(PLAN);
  expect(body).toContain('đang khởi động');
  expect(body).not.toContain('Việc chưa hoàn thành');
});
