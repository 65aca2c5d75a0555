import { withFacts } from '../../domain/fold-facts';
import { loadedFrom } from '../../domain/rehearse';
import { startPlanWorkflow } from '../../worker/start-plan-workflow';
import { authority, dueOn, monthly, officer, rules, task, unit } from '../support/small-world';
import { aWorld, instantOf, type World } from '../support/world';
import { planOf, wakes } from './acts';

let world: World;
beforeAll(async () => void (world = await aWorld()));
afterAll(() => world.stop());

const tasks = [task({ schedules: [dueOn('2026-03-31')] })];

it('is one run however often it is started, and stays ended once it has ended', async () => {
  const seen: string[] = [];
  const startAgain = {
    when: '2026-03-30 10:00',
    act: async ({ client, handle }: Parameters<NonNullable<Parameters<World['story']>[0]['does']>[number]['act']>[0]) => {
      seen.push((await handle.describe()).runId);
      await startPlanWorkflow(client, planOf(handle.workflowId));
      await startPlanWorkflow(client, planOf(handle.workflowId));
      seen.push((await handle.describe()).runId);
    },
  };
  const told = await world.story({ tasks, does: [startAgain], until: '2026-04-01' });
  expect(new Set(seen).size).toBe(1);
  expect(told.runs).toHaveLength(1);
  await startPlanWorkflow(world.client, told.rules.planId);
  const after = await world.client.workflow.getHandle(`plan/${told.rules.planId}`).describe();
  expect([after.runId, after.status.name]).toEqual([seen[0], 'COMPLETED']);
});

it('continues as new when it is woken, and nobody notices', async () => {
  const asleep = await world.story({ tasks, until: '2026-04-02' });
  const woken = await world.story({ tasks, until: '2026-04-02', does: [wakes('2026-03-17 20:00'), wakes('2026-03-31 08:30')] });
  expect(woken.runs).toHaveLength(asleep.runs.length + 2);
  expect(woken.diary()).toEqual(asleep.diary());
});

it('carries less than 64 KB for 257 members that each settled twelve months', () => {
  const villages = Array.from({ length: 257 }, (_, index) => unit(`thon-so-${index + 1}`, `Thôn ${index + 1}`, { kind: 'thon' }));
  const others = authority().units.filter(({ kind }) => kind !== 'thon');
  const all = [...others, ...villages];
  const register = authority({ units: all, officers: all.map(({ id }) => officer(id, 'officer')) });
  const plan = rules([task({ group: 'cac-thon', schedules: [monthly] })], {}, '2026-01-05', register);
  const months = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`);
  const facts = months.flatMap((key) => villages.map(({ id }) => ({ key, id })));
  const state = withFacts(
    loadedFrom(plan),
    facts.map(({ key, id }, index) => ({
      ...{ id: `f-${index}`, kind: 'completed', plan: plan.planId, task: '1', key, unit: id, actor: 'lead', by: null },
      ...{ at: instantOf(`${key}-20 10:00`), doneOn: `${key}-20`, seq: index + 1 },
    })),
  );
  const carried = { ...state, unanswered: [], recentlyDone: [] };
  expect(Object.values(carried.settled).flat()).toHaveLength(257 * 12);
  expect(JSON.stringify(carried).length).toBeLessThan(64 * 1024);
});
