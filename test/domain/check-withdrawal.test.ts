import { checkWithdrawal } from '../../domain/check-withdrawal';
import type { Fact, RecordedFact } from '../../domain/fact';
import { instantAt } from '../../domain/zone';
import { dueOn, rules, task } from '../support/small-world';

const plan = rules([task({ schedules: [dueOn('2026-03-31')] })]);
const told = instantAt('2026-03-30', '09:05');

const completed: RecordedFact = {
  id: 'f0',
  seq: 1,
  kind: 'completed',
  plan: plan.planId,
  task: '1',
  key: '2026-03-31',
  unit: 'lan',
  actor: 'lead',
  by: null,
  at: instantAt('2026-03-30', '09:00'),
};

function withdrawn(over: Partial<Fact> = {}): Fact {
  const { seq: _own, ...said } = completed;
  return { ...said, id: 'f1', kind: 'withdrawn', task: null, key: null, about: 'f0', at: told + 60_000, ...over };
}

it('lets the unit that said it withdraw it, until 24 hours after its receipt was accepted', () => {
  const last = told + 86_400_000;
  expect(checkWithdrawal(plan, withdrawn({ at: last }), completed, told)).toBeNull();
  expect(checkWithdrawal(plan, withdrawn({ at: last + 1 }), completed, told)).toMatch(/quá 24 giờ/);
});

it('does not begin to count before a receipt was accepted', () => {
  expect(checkWithdrawal(plan, withdrawn({ at: told + 9 * 86_400_000 }), completed, null)).toBeNull();
});

it('lets the coordinator withdraw it at any time', () => {
  const late = withdrawn({ actor: 'coordinator', unit: 'minh', at: told + 90 * 86_400_000 });
  expect(checkWithdrawal(plan, late, completed, told)).toBeNull();
});

it.each([
  ['another unit', { unit: 'binh' }, {}],
  ['no unit', { unit: null }, {}],
  ['another person of the unit', { by: 'lan-head' }, { by: 'lan-officer' }],
  ['a unit, of what the coordinator said for it', {}, { actor: 'coordinator' }],
  ['the leadership, of what a unit said', { actor: 'leadership', unit: 'hoa' }, {}],
  ['a Temporal client that names no unit', { actor: 'temporal', unit: null }, {}],
] satisfies [string, Partial<Fact>, Partial<RecordedFact>][])('refuses %s', (_who, over, about) => {
  expect(checkWithdrawal(plan, withdrawn(over), { ...completed, ...about }, told)).toMatch(/Chỉ người đã báo cáo/);
});

it.each([
  ['a Temporal client that speaks for the unit', { actor: 'temporal' }, {}],
  ['a Temporal client, of what came the same way', { actor: 'temporal', unit: null }, { actor: 'temporal' }],
  ['the person who said it, in whichever capacity', { by: 'lan-officer', actor: 'partner' }, { by: 'lan-officer' }],
  ['the leadership, of its own decision', { actor: 'leadership', unit: null }, { kind: 'returned', actor: 'leadership' }],
] satisfies [string, Partial<Fact>, Partial<RecordedFact>][])('lets %s', (_who, over, about) => {
  expect(checkWithdrawal(plan, withdrawn(over), { ...completed, ...about }, told)).toBeNull();
});

it('lets the successor of a merged unit withdraw what that unit said', () => {
  const merged = { ...plan.units.lan!, successors: [{ unit: 'binh', from: '2026-03-29' }] };
  const after = { ...plan, units: { ...plan.units, lan: merged } };
  expect(checkWithdrawal(after, withdrawn({ unit: 'binh' }), completed, told)).toBeNull();
});

it('names the id when there is no such fact', () => {
  expect(checkWithdrawal(plan, withdrawn({ about: 'x' }), undefined, null)).toMatch(/không có thông tin mã “x”/);
});

it.each(['withdrawn', 'amended', 'closed'] as const)('does not take back “%s”, by nobody', (kind) => {
  const coordinator = withdrawn({ actor: 'coordinator' });
  expect(checkWithdrawal(plan, coordinator, { ...completed, kind }, told)).toMatch(/không thu hồi được/);
});
