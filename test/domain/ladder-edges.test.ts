import { assignmentStatus } from '../../domain/assignment-status';
import { planIndex } from '../../domain/plan-index';
import { withoutSettled } from '../../domain/still-needed';
import { withPosted } from '../../domain/plan-progress';
import { withFacts } from '../../domain/fold-facts';
import { diary, simulate, type Said } from '../support/simulate';
import { authority, dueOn, monthly, officer, rules, task, unit, units } from '../support/small-world';

const oneTask = () => rules([task({ schedules: [dueOn('2026-03-31')] })]);
const key = '2026-03-31';

it('holds the ladder five working days at most, however often an extension is asked for', () => {
  const asked = (when: string): Said => ({ when, kind: 'extension-asked', key, newDueOn: '2026-04-30' });
  const facts = [asked('2026-03-31 10:00'), asked('2026-04-03 10:00'), asked('2026-04-07 10:00')];
  const { notices } = simulate({ rules: oneTask(), facts, until: '2026-04-20' });
  expect(diary(notices, ['overdue', 'escalation'])[0]).toBe('2026-04-08 overdue overdue-1 lan');
});

it('climbs further for a unit that was merged after it was first called late', () => {
  const merged = unit('lan', 'Trung tâm cũ', { successors: [{ unit: 'moi', from: '2026-07-01' }], until: '2026-06-30' });
  const after = unit('moi', 'Trung tâm mới', { since: '2026-07-01' });
  const all = [...Object.values(units).filter(({ id }) => id !== 'lan'), merged, after];
  const register = authority({ units: all, officers: all.map(({ id }) => officer(id, 'officer')) });
  const plan = rules([task({ schedules: [dueOn('2026-06-29')] })], {}, '2026-01-05', register);
  const { notices } = simulate({ rules: plan, until: '2026-07-10' });
  expect(diary(notices, ['overdue', 'escalation', 'leadership'])).toEqual([
    '2026-06-30 overdue overdue-1 lan',
    '2026-07-02 escalation coordinator minh',
    '2026-07-07 overdue overdue-2 moi',
    '2026-07-08 leadership leadership hoa',
  ]);
  const keys = notices.map((notice) => notice.key);
  for (const { restsOn } of notices) if (restsOn) expect(keys).toContain(restsOn);
});

it('goes on asking until the last of several completions, also beyond the lead', () => {
  const twice = rules([
    task({ partners: ['binh'], schedules: [{ class: 'quota', rule: { kind: 'each', period: 'quarter', times: 2 } }] }),
  ]);
  const first: Said = { when: '2026-03-02 09:00', kind: 'completed', key: '2026-Q1', doneOn: '2026-03-02' };
  const { notices, state } = simulate({ rules: twice, facts: [first], until: '2026-04-30' });
  const asking = notices.filter(
    ({ kind, items }) => ['escalation', 'leadership', 'partner'].includes(kind) && items[0]?.key === '2026-Q1',
  );
  expect(diary(asking, ['escalation', 'leadership'])).toHaveLength(2);
  for (const notice of asking) expect(withoutSettled(notice, state.facts['1|2026-Q1|lan'] ?? [])).toBe(notice);
});

it('tells the units nothing of a task that was over when the plan was started', () => {
  const plan = rules(
    [task({ schedules: [dueOn('2026-01-30')], partners: ['binh'] }), task({ no: '2', schedules: [dueOn('2026-05-29')] })],
    {},
    '2026-03-02',
  );
  const { notices } = simulate({ rules: plan, until: '2026-03-10' });
  expect(diary(notices)).toEqual(['2026-03-02 opened opened lan', '2026-03-02 started-late started minh']);
  expect(notices[0]?.items.map((item) => item.task)).toEqual(['2']);
});

it('does not list as open at the start what has been recorded as done before it', () => {
  const plan = rules([task({ schedules: [monthly] })], {}, '2026-04-01');
  const done: Said = { when: '2026-04-01 07:10', kind: 'completed', key: '2026-01', doneOn: '2026-01-30' };
  const { notices } = simulate({ rules: plan, facts: [done], until: '2026-04-02' });
  expect(notices.find(({ kind }) => kind === 'started-late')?.items.map((item) => item.key)).toEqual(['2026-02', '2026-03']);
});

it('only tells the end when it comes back after it', () => {
  const { notices } = simulate({
    rules: oneTask(),
    down: { from: '2026-03-31 00:00', to: '2027-02-03 09:00' },
  });
  expect(diary(notices).filter((line) => line > '2026-04')).toEqual([
    '2027-02-03 closed closed minh',
    '2027-02-03 closed closed hoa',
  ]);
});

it('does not count for a new due day what was being posted about the old one', () => {
  const { orders, state } = simulate({ rules: oneTask(), until: '2026-03-31' });
  const order = simulate({ rules: oneTask(), until: '2026-04-01' }).orders.slice(orders.length)[0];
  if (!order) throw new Error('nothing was posted on the day after');
  const granted = { id: 'g', plan: state.planId, task: '1', key, unit: 'lan', by: null, at: order.at, seq: 1 };
  const extended = withFacts(state, [{ ...granted, kind: 'extension-granted', actor: 'coordinator', newDueOn: '2026-04-30' }]);
  expect(withPosted(extended, order).told).toEqual({});
});

it('lists next week what was done while the summary was being posted', () => {
  const { orders, state } = simulate({ rules: rules([task({ schedules: [monthly] })]), until: '2026-03-30' });
  const order = orders.find(({ notices }) => notices.some(({ kind }) => kind === 'summary'));
  if (!order) throw new Error('no summary');
  const meanwhile = { ...state, recentlyDone: ['1|2026-05|lan'] };
  expect(withPosted(meanwhile, order).recentlyDone).toEqual(['1|2026-05|lan']);
});

it('asks for nothing more once an extension that waits is overtaken by the completion', () => {
  const plan = oneTask();
  const occurrence = planIndex(plan, { given: [], picked: [] }).all[0]?.occurrence;
  if (!occurrence) throw new Error('no occurrence');
  const base = { plan: plan.planId, task: '1', key, unit: 'lan', actor: 'lead' as const, by: null, at: 0 };
  const status = assignmentStatus(plan, occurrence, [
    { ...base, id: 'a', seq: 1, kind: 'extension-asked', newDueOn: '2026-04-30' },
    { ...base, id: 'b', seq: 2, kind: 'completed', doneOn: '2026-03-30' },
    { ...base, id: 'c', seq: 3, kind: 'returned', actor: 'coordinator' },
  ]);
  expect(status).toMatchObject({ askedDueOn: null, heldThrough: null, returns: 1 });
});

it('tells the coordinator once that the leadership cannot be told, and does not wake every day for it', () => {
  const register = authority({ officers: ['lan', 'minh'].map((id) => officer(id, 'officer')) });
  const plan = rules([task({ schedules: [dueOn('2026-03-31')] })], {}, '2026-01-05', register);
  const { notices, orders } = simulate({ rules: plan, until: '2026-05-15' });
  expect(diary(notices, ['escalation', 'leadership', 'unreachable'])).toEqual([
    '2026-04-03 escalation coordinator minh',
    '2026-04-09 unreachable no-contact-above minh',
  ]);
  expect(orders.filter((order) => order.notices.length === 0)).toEqual([]);
});
