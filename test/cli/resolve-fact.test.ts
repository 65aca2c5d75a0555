import { resolveFact } from '../../cli/year/resolve-fact';
import type { StoryFact } from '../../cli/year/story';
import { bodyFinder } from '../../config/find-body';
import { checkFact } from '../../domain/check-fact';
import type { Fact } from '../../domain/fact';
import { planIndex } from '../../domain/plan-index';
import { instantAt } from '../../domain/zone';
import { authority, dueOn, rules, task } from '../support/small-world';

const KEY = '2026-03-31';
const world = rules([
  task({ no: '1', lead: ['lan', 'binh'], schedules: [dueOn(KEY)] }),
  task({ no: '2', lead: 'minh', schedules: [dueOn(KEY)] }),
  task({ no: '3', group: 'cac-thon', partners: ['doan'], schedules: [dueOn(KEY)] }),
]);
const assignments = planIndex(world, { given: [], picked: [] }).all;
const find = bodyFinder(authority());

function said(line: Partial<StoryFact>): Fact[] {
  const at = instantAt('2026-03-25', '09:14');
  const facts = resolveFact(
    { rules: world, assignments, find },
    { at, unit: null, kind: 'completed', task: null, key: KEY, ...line },
    4,
  );
  if ('problem' in facts) throw new Error(facts.problem);
  return facts;
}
const spoken = (facts: Fact[]) => facts.map(({ unit, actor }) => `${unit} by ${actor}`);

it('lets a unit speak for its own work, by its name, its id or its task without leading zero', () => {
  const facts = said({ unit: 'Phòng Kinh tế', task: '01', doneOn: '2026-03-24' });
  expect(facts).toEqual([
    expect.objectContaining({ id: 'script-4-0', task: '1', unit: 'binh', actor: 'lead', doneOn: '2026-03-24' }),
  ]);
  expect(said({ unit: 'binh', task: '1', doneOn: '2026-03-24' })).toEqual(facts);
  expect(checkFact(world, facts[0]!)).toBeNull();
});

it('takes a decision of the coordinator to concern each lead of the occurrence, or the one it names', () => {
  const granted = { unit: 'Phòng Văn hóa - Xã hội', kind: 'extension-granted', task: '1', newDueOn: '2026-04-10' } as const;
  expect(spoken(said(granted))).toEqual(['lan by coordinator', 'binh by coordinator']);
  expect(spoken(said({ ...granted, lead: 'Phòng Kinh tế' }))).toEqual(['binh by coordinator']);
  for (const fact of said(granted)) expect(checkFact(world, fact)).toBeNull();
});

it('lets the coordinator report for the leads whose work is not its own', () => {
  expect(spoken(said({ unit: 'minh', task: '1' }))).toEqual(['lan by coordinator', 'binh by coordinator']);
  expect(spoken(said({ unit: 'minh', task: '2' }))).toEqual(['minh by lead']);
});

it('lets only the leadership decide on the coordinator’s own work', () => {
  const [fact] = said({ unit: 'Lãnh đạo UBND xã', kind: 'returned', task: '2' });
  expect(fact).toMatchObject({ unit: 'minh', actor: 'leadership' });
  expect(checkFact(world, fact!)).toBeNull();
});

it('lets a group say it for each member, with ids of their own', () => {
  const facts = said({ unit: 'Trưởng các thôn', task: '3', id: 'xong' });
  expect(spoken(facts)).toEqual(['thon1 by lead', 'thon2 by lead', 'thon3 by lead']);
  expect(facts.map(({ id }) => id)).toEqual(['xong-0', 'xong-1', 'xong-2']);
});

it('lets a partner report its part as a partner', () => {
  expect(spoken(said({ unit: 'Đoàn Thanh niên xã', kind: 'contributed', task: '3' }))).toEqual(['doan by partner']);
});

it('keeps what concerns the whole plan about nobody, said by the coordinator when nobody is named', () => {
  expect(said({ kind: 'paused', key: null })).toEqual([
    expect.objectContaining({ unit: null, task: null, actor: 'coordinator' }),
  ]);
  expect(said({ kind: 'amended', key: null })[0]).toMatchObject({ unit: null, actor: 'administrator' });
});

it('names units that take over or help by their ids', () => {
  expect(said({ unit: 'lan', kind: 'handed-over', task: '1', toUnit: 'Phòng Kinh tế' })[0]).toMatchObject({ toUnit: 'binh' });
  expect(said({ unit: 'lan', kind: 'partners-picked', task: '1', units: ['Đoàn Thanh niên xã', 'so'] })[0]).toMatchObject({
    units: ['doan', 'so'],
  });
});

it.each([
  [{ unit: 'Phòng Nông nghiệp', task: '1' }, 'Không có đơn vị “Phòng Nông nghiệp” trong danh mục của cơ quan'],
  [{ unit: 'lan', task: '9' }, 'Kế hoạch không có nhiệm vụ số 9'],
])('says what is not known: %j', (line, problem) => {
  expect(() => said(line)).toThrow(problem);
});
