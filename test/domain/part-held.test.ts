import type { Fact } from '../../domain/fact';
import { forPartHeld } from '../../domain/part-held';
import { instantAt } from '../../domain/zone';
import { simulate } from '../support/simulate';
import { authority, dueOn, officer, rules, task, unit, units } from '../support/small-world';

// On 1 July thôn Một and thôn Hai become thôn Mới, and Phòng Kinh tế goes into the same.
const into = { successors: [{ unit: 'moi', from: '2026-07-01' }], until: '2026-06-30' };
const merged = ['thon1', 'thon2', 'binh'].map((id) => unit(id, id, { ...into, kind: id === 'binh' ? 'phong' : 'thon' }));
const all = [
  ...Object.values(units).filter(({ id }) => !merged.some((one) => one.id === id)),
  ...merged,
  unit('moi', 'Trưởng thôn Mới', { since: '2026-07-01', kind: 'thon-moi' }),
];
const register = authority({ units: all, officers: all.map(({ id }) => officer(id, 'officer')) });
const plan = rules(
  [task({ group: 'cac-thon', partners: ['binh'], schedules: [dueOn('2026-07-15')] })],
  {},
  '2026-01-05',
  register,
);

function said(over: Partial<Fact> = {}): Fact {
  return {
    id: 'f',
    kind: 'completed',
    plan: plan.planId,
    task: '1',
    key: '2026-07-15',
    unit: 'moi',
    actor: 'lead',
    by: null,
    at: instantAt('2026-07-10', '09:00'),
    doneOn: '2026-07-09',
    ...over,
  };
}

it('counts what the successor says for the assignment it took over, then for the next one', () => {
  const first = forPartHeld(plan, [], said());
  expect(first.unit).toBe('thon1');
  expect(forPartHeld(plan, [{ ...first, seq: 1 }], said({ id: 'g' })).unit).toBe('thon2');
});

it('counts its contribution for the partner it took over', () => {
  expect(forPartHeld(plan, [], said({ kind: 'contributed', actor: 'partner' })).unit).toBe('binh');
});

it('leaves alone who has a part of its own, who holds none, and what was said before the merger', () => {
  for (const fact of [said({ unit: 'thon3' }), said({ unit: 'lan' }), said({ at: instantAt('2026-06-30', '09:00') })]) {
    expect(forPartHeld(plan, [], fact)).toBe(fact);
  }
});

it('dunns the successor for what is open and no more once it has answered', () => {
  const answers = [said(), said({ id: 'g' })].reduce<Fact[]>(
    (before, fact) => [
      ...before,
      forPartHeld(
        plan,
        before.map((one, index) => ({ ...one, seq: index + 1 })),
        fact,
      ),
    ],
    [],
  );
  const { notices } = simulate({
    rules: plan,
    facts: answers.map((fact) => ({ ...fact, when: '2026-07-10 09:00' })),
    until: '2026-07-16',
  });
  const july = notices.filter(({ postedOn, kind }) => postedOn > '2026-07-02' && kind !== 'summary' && kind !== 'receipt');
  expect(july.filter(({ to }) => to.unit === 'moi' && to.as === 'lead').map(({ postedOn }) => postedOn)).toEqual([
    '2026-07-10',
    '2026-07-10',
  ]);
  expect(july.filter(({ kind }) => kind === 'overdue').map(({ to }) => to.unit)).toEqual(['thon3']);
});
