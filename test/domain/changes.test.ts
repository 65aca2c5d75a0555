import type { Change } from '../../domain/plan-state';
import { changeNotices } from '../../domain/notices/changes';
import { diary } from '../support/simulate';
import { monthly, rules, task } from '../support/small-world';

const moved = (lead: string, key: string): Change => ({
  kind: 'moved',
  task: '1',
  key,
  lead,
  what: 'moved',
  wasOn: '2026-04-30',
  dueOn: '2026-05-04',
});

it('tells leads, partners and the coordinator of a day that moved, each in one list; higher bodies nothing', () => {
  const plan = rules([task({ lead: ['lan', 'thon1'], partners: ['binh', 'so'], schedules: [monthly] })]);
  const notices = changeNotices(plan, [moved('lan', '2026-04'), moved('thon1', '2026-04')], '2026-04-10', 'x');
  expect(diary(notices)).toEqual([
    '2026-04-10 moved changed lan',
    '2026-04-10 moved changed thon1',
    '2026-04-10 moved changed binh',
    '2026-04-10 moved changed minh',
  ]);
  expect(notices.map(({ items }) => items.length)).toEqual([1, 1, 1, 2]);
});
