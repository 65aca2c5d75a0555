import { openAssignments } from '../../../domain/plan-index';
import { findAuthority, saveAuthority } from '../../../store/authorities';
import { findPlan } from '../../../store/find-plan';
import { savePlan } from '../../../store/save-plan';
import { findPlanState, findPlanStates } from '../../../web/shell/plan-states';
import { aWeb, type TestWeb } from '../../support/a-web';

const NOW = Date.parse('2027-05-28T09:00:00+07:00');
let world: TestWeb;

beforeEach(async () => {
  world = await aWeb(NOW);
});
afterEach(() => world.close());

const look = async () => (await findPlanState(world.deps, world.planId))!;

async function complete(key: string) {
  const row = (await findPlan(world.database.db, world.planId))!;
  const about = { task: '5', key, unit: 'trung-tam-vhtt', doneOn: '2027-05-27' };
  return world.deps.sayFact(row, { id: `fact-${key}`, kind: 'completed', actor: 'lead', at: NOW, by: null, ...about });
}

it('folds a plan once for as long as nothing is said about it', async () => {
  const first = await look();
  expect((await look()).state).toBe(first.state);
  expect((await findPlanStates(world.deps, 'tan-hoa'))[0]?.state).toBe(first.state);
});

it('knows a fact as soon as it is recorded', async () => {
  const open = async () => {
    const { rules, state } = await look();
    return openAssignments(rules, state).filter(({ assignment }) => assignment.task === '5').length;
  };
  expect(await open()).toBe(12);
  await complete('2027-05');
  expect(await open()).toBe(11);
  await complete('2027-06');
  expect(await open()).toBe(10);
});

it('sees a new version of the plan and of the register, and another day', async () => {
  const { row, rules } = await look();
  await savePlan(world.database.db, { ...row.plan, title: 'Tên mới' }, { calendarVersion: row.calendarVersion });
  const renamed = await look();
  expect(renamed.row.plan.title).toBe('Tên mới');
  expect(renamed.rules).not.toBe(rules);
  const register = (await findAuthority(world.database.db, 'tan-hoa'))!;
  await saveAuthority(world.database.db, { ...register, officers: [] });
  expect((await look()).rules.units['tram-y-te']).toMatchObject({ officer: false, head: false });
  world.clock.now += 86_400_000;
  expect((await look()).rules).not.toBe(renamed.rules);
});

it('gives the row as it is now although the rest is kept', async () => {
  await look();
  await world.database.db.query(`update plan set state = 'paused', handled_on = '2027-05-27'`);
  expect((await look()).row).toMatchObject({ state: 'paused', handledOn: '2027-05-27' });
});

it('has no state for a plan that is not there, and none of another authority', async () => {
  expect(await findPlanState(world.deps, 'tan-hoa/khac/2027')).toBeNull();
  expect(await findPlanStates(world.deps, 'khac')).toEqual([]);
});
