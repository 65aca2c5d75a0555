import { measure } from '../../../domain/measure';
import type { RecordedFact } from '../../../domain/fact';
import { occurrenceState } from '../../../web/survey/cell-state';
import { dueOn, rules, task } from '../../support/small-world';

// Due on Friday 29/05/2026, open from the day the plan was issued.
const ONE = rules([task({ schedules: [dueOn('2026-05-29')] })]);
const KEY = measure(ONE, [])[0]?.assignment.occurrence.key ?? '';

let seq = 0;
function fact(kind: RecordedFact['kind'], on: string, more: Partial<RecordedFact> = {}): RecordedFact {
  seq += 1;
  const at = Date.parse(`${on}T09:00:00+07:00`);
  return { id: `f${seq}`, seq, plan: ONE.planId, kind, actor: 'lead', by: null, at, task: '1', key: KEY, unit: 'lan', ...more };
}

const granted = (to: string) => [
  fact('extension-asked', '2026-05-20', { newDueOn: to }),
  fact('extension-granted', '2026-05-21', { actor: 'coordinator', newDueOn: to }),
];

it.each<[string, string, RecordedFact[]]>([
  ['open', '2026-05-18', []],
  ['soon', '2026-05-19', []],
  ['soon', '2026-05-28', []],
  ['due', '2026-05-29', []],
  ['overdue', '2026-05-30', []],
  ['on-time', '2026-06-30', [fact('completed', '2026-05-29', { doneOn: '2026-05-29' })]],
  ['late', '2026-06-30', [fact('completed', '2026-06-01', { doneOn: '2026-06-01' })]],
  ['nothing-arose', '2026-06-30', [fact('nothing-arose', '2026-05-29')]],
  ['asked', '2026-05-30', [fact('extension-asked', '2026-05-28', { newDueOn: '2026-06-30' })]],
  ['overdue', '2026-06-30', [fact('extension-asked', '2026-05-28', { newDueOn: '2026-07-30' })]],
  ['extended', '2026-05-30', granted('2026-06-30')],
  ['soon', '2026-06-25', granted('2026-06-30')],
  ['overdue', '2026-07-01', granted('2026-06-30')],
])('is %s on %s', (state, today, facts) => {
  expect(occurrenceState(measure(ONE, facts), today).state).toBe(state);
});

it('waits for confirmation where the plan asks for it, and is then not counted as done', () => {
  const confirming = rules([task({ schedules: [dueOn('2026-05-29')] })], { confirms: true });
  const said = [fact('completed', '2026-05-28', { doneOn: '2026-05-28' })];
  expect(occurrenceState(measure(confirming, said), '2026-05-30')).toEqual({ state: 'confirming', done: 0, of: 1 });
});

it('has not opened before its period', () => {
  const yearly = rules([task({ schedules: [{ class: 'recurring', rule: { kind: 'each', period: 'month', only: [11] } }] })]);
  expect(occurrenceState(measure(yearly, []), '2026-05-30').state).toBe('ahead');
});

it('is never late when it is only aimed at', () => {
  const aim = rules([task({ schedules: [{ ...dueOn('2026-05-29'), soft: true }] })]);
  expect(occurrenceState(measure(aim, []), '2026-07-01').state).toBe('open');
});

it('of several leads the one furthest behind speaks, with how many are done', () => {
  const two = rules([task({ lead: ['lan', 'binh', 'doan'], schedules: [dueOn('2026-05-29')] })]);
  const said = [fact('completed', '2026-05-28', { doneOn: '2026-05-28' })];
  expect(occurrenceState(measure(two, said), '2026-06-01')).toEqual({ state: 'overdue', done: 1, of: 3 });
});
