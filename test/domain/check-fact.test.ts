import { checkFact, FACT_RULES } from '../../domain/check-fact';
import { FACT_KINDS, type Actor, type Fact } from '../../domain/fact';
import { instantAt } from '../../domain/zone';
import { dueOn, rules, task } from '../support/small-world';

const plan = rules([task({ schedules: [dueOn('2026-03-31')] })]);
const ACTORS: readonly Actor[] = ['lead', 'partner', 'coordinator', 'leadership', 'administrator', 'temporal'];

function said(over: Partial<Fact>): Fact {
  return {
    id: 'f1',
    kind: 'completed',
    plan: plan.planId,
    task: '1',
    key: '2026-03-31',
    unit: 'lan',
    actor: 'lead',
    by: null,
    at: instantAt('2026-03-30', '09:00'),
    newDueOn: '2026-04-20',
    dueOn: '2026-04-20',
    about: 'f0',
    units: ['binh'],
    toUnit: 'binh',
    ...over,
  };
}

it.each(FACT_KINDS)('lets only those say “%s” who may', (kind) => {
  for (const actor of ACTORS) {
    const problem = checkFact(plan, said({ kind, actor }));
    if (FACT_RULES[kind].by.includes(actor)) expect(problem).toBeNull();
    else expect(problem).toMatch(/không được ghi nhận thông tin/);
  }
});

it.each(FACT_KINDS)('says in Vietnamese what “%s” lacks', (kind) => {
  const { by, needs } = FACT_RULES[kind];
  for (const need of needs) {
    const problem = checkFact(plan, said({ kind, actor: by[0] ?? 'lead', [need]: null }));
    expect(problem).toMatch(/còn thiếu: (số nhiệm vụ|kỳ|đơn vị|thời hạn|mã thông tin|các đơn vị)/);
  }
});

it.each([
  ['a task the plan does not have', { task: '9' }, /không có nhiệm vụ số 9/],
  ['a unit nobody knows', { unit: 'la' }, /Không có đơn vị “la”/],
  ['work done tomorrow', { doneOn: '2026-03-31' }, /ở sau ngày báo cáo/],
  ['a day that does not exist', { kind: 'extension-asked', newDueOn: '2026-02-30' }, /không phải là ngày có thật/],
  ['no number', { count: 0 }, /số nguyên lớn hơn 0/],
  [
    'a confirmation of nothing',
    { kind: 'confirmed', actor: 'coordinator', about: undefined, key: null },
    /còn thiếu: mã thông tin/,
  ],
  ['a handing over to nobody', { kind: 'handed-over', toUnit: undefined }, /còn thiếu: đơn vị hoặc người nhận/],
  ['its own extension', { kind: 'extension-granted', actor: 'coordinator', unit: 'minh' }, /không được ghi nhận/],
] satisfies [string, Partial<Fact>, RegExp][])('refuses %s', (_what, over, words) => {
  expect(checkFact(plan, said(over))).toMatch(words);
});
