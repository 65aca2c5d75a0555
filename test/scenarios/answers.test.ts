import type { NoticeKind } from '../../domain/notice';
import { dueOn, task } from '../support/small-world';
import { aWorld, type World } from '../support/world';
import { repeatsItself, reports, wakes } from './acts';

let world: World;
beforeAll(async () => void (world = await aWorld()));
afterAll(() => world.stop());

const LADDER: NoticeKind[] = ['reminder', 'due', 'overdue', 'escalation', 'leadership'];
const tasks = [task({ schedules: [dueOn('2026-03-31')] })];
const about = { key: '2026-03-31' };
const done = { ...about, kind: 'completed' as const, when: '2026-03-30 09:00', doneOn: '2026-03-30' };

it('asks the coordinator for an extension, holds back meanwhile, and climbs from the foot for the new day', async () => {
  const says = [
    { ...about, kind: 'extension-asked' as const, when: '2026-03-31 10:00', newDueOn: '2026-04-17', reason: 'Chờ số liệu' },
    { ...about, kind: 'extension-granted' as const, when: '2026-04-03 09:00', unit: 'minh', newDueOn: '2026-04-17' },
  ];
  const told = await world.story({ tasks, says, until: '2026-04-23', does: [wakes('2026-04-02')], replay: 'extension' });
  expect(told.diary({ kinds: ['extension-asked', 'extension-decided'] })).toEqual([
    '2026-03-31 extension-asked extension-asked minh',
    '2026-04-03 extension-decided extension-granted lan',
  ]);
  expect(told.diary({ kinds: LADDER }).slice(3)).toEqual([
    '2026-03-31 due due lan',
    '2026-04-14 reminder before-3 lan',
    '2026-04-16 reminder before-1 lan',
    '2026-04-17 due due lan',
    '2026-04-20 overdue overdue-1 lan',
    '2026-04-22 escalation coordinator minh',
  ]);
});

it('sends a completion back: told at once by e-mail and SMS, rungs count from the return', async () => {
  const returned = { ...about, kind: 'returned' as const, when: '2026-04-02 14:00', unit: 'minh', reason: 'Thiếu minh chứng' };
  const told = await world.story({
    tasks,
    says: [done, returned],
    until: '2026-04-08',
    does: [wakes('2026-04-03')],
    replay: 'returned',
  });
  expect(told.diary({ kinds: ['receipt', 'returned', 'overdue', 'escalation'] })).toEqual([
    '2026-03-30 receipt completed lan',
    '2026-04-02 returned returned lan',
    '2026-04-03 overdue overdue-1-return-1 lan',
    '2026-04-07 escalation coordinator-return-1 minh',
  ]);
  expect(told.diary({ kinds: ['returned'], channel: 'sms' })).toEqual(['2026-04-02 returned returned lan']);
  const sent = told.messages.filter(
    ({ entries, channel }) => channel === 'email' && entries.some(({ notice }) => notice.kind === 'returned'),
  );
  for (const { text } of sent) expect(text).toContain('Thiếu minh chứng');
  expect(sent.map(({ person }) => person).sort()).toEqual(['lan-head', 'lan-officer']);
});

it('takes a signal that comes twice, and in the wrong order, as what was said once', async () => {
  const started = { ...about, kind: 'started' as const, when: '2026-03-27 09:00' };
  const does = [repeatsItself('2026-03-30 09:05'), repeatsItself('2026-03-31 15:00')];
  const told = await world.story({ tasks, says: [started, done], does, until: '2026-04-02', replay: 'repeated-signal' });
  expect(told.diary({ kinds: [...LADDER, 'receipt'] }).slice(2)).toEqual([
    '2026-03-30 reminder before-1 lan',
    '2026-03-30 receipt completed lan',
  ]);
  expect(told.facts.map(({ kind, seq }) => [seq, kind])).toEqual([
    [1, 'started'],
    [2, 'completed'],
    [3, 'closed'],
  ]);
});

it('records what a Temporal client reports, obeys it, and drops what is wrong', async () => {
  const right = { id: 'from-a-client', kind: 'completed' as const, key: '2026-03-31', doneOn: '2026-03-27' };
  const wrong = { id: 'wrong', kind: 'completed' as const, key: '2026-03-31', task: '99' };
  const notAllowed = { id: 'not-allowed', kind: 'extension-granted' as const, key: '2026-03-31', newDueOn: '2026-12-31' };
  const does = [reports('2026-03-27 10:00', wrong, right, notAllowed), reports('2026-03-27 10:10', right)];
  const told = await world.story({ tasks, does, until: '2026-04-02', replay: 'reported' });
  expect(told.facts.map(({ id, actor, kind }) => [id, actor, kind])).toEqual([
    ['from-a-client', 'temporal', 'completed'],
    [expect.any(String), 'coordinator', 'closed'],
  ]);
  expect(told.diary({ kinds: [...LADDER, 'receipt'] })).toEqual([
    '2026-03-17 reminder before-10 lan',
    '2026-03-26 reminder before-3 lan',
    '2026-03-27 receipt completed lan',
  ]);
});

it('asks monthly for a date that is missing until the coordinator confirms the one the lead proposes', async () => {
  const waiting = [task({ schedules: [{ class: 'by-reference', rule: { kind: 'waiting' }, needs: 'date' }] })];
  const says = [
    { kind: 'date-given' as const, when: '2026-03-03 09:00', dueOn: '2026-03-31', id: 'proposal' },
    { kind: 'confirmed' as const, when: '2026-03-05 09:00', unit: 'minh', about: 'proposal' },
  ];
  const told = await world.story({
    tasks: waiting,
    says,
    until: '2026-04-01',
    does: [wakes('2026-03-04')],
    replay: 'waiting-date',
  });
  expect(told.diary({ kinds: ['date-asked', ...LADDER] }).sort()).toEqual([
    '2026-01-05 date-asked asked-1 lan',
    '2026-02-02 date-asked asked-2 lan',
    '2026-03-02 date-asked asked-3 lan',
    '2026-03-02 date-asked asked-3 minh',
    '2026-03-03 date-asked date-given minh',
    '2026-03-26 reminder before-3 lan',
    '2026-03-30 reminder before-1 lan',
    '2026-03-31 due due lan',
    '2026-04-01 overdue overdue-1 lan',
  ]);
});

it('takes back a completion within 24 hours of its receipt and climbs on; later only the coordinator may', async () => {
  const said = { ...done, id: 'said', when: '2026-03-27 09:00', doneOn: '2026-03-27' };
  const undo = { kind: 'withdrawn' as const, task: null, about: 'said' };
  const told = await world.story({ tasks, says: [said, { ...undo, when: '2026-03-28 08:30' }], until: '2026-04-01' });
  expect(told.diary({ kinds: ['receipt', 'due', 'overdue'] })).toEqual([
    '2026-03-27 receipt completed lan',
    '2026-03-30 receipt withdrawn lan',
    '2026-03-31 due due lan',
    '2026-04-01 overdue overdue-1 lan',
  ]);
  const tooLate = world.story({ tasks, says: [said, { ...undo, when: '2026-03-28 09:30' }], until: '2026-04-01' });
  await expect(tooLate).rejects.toThrow(/thứ 2 \(withdrawn.*quá 24 giờ/);
  const byCoordinator = { ...undo, when: '2026-03-30 09:30', unit: 'minh' };
  const decided = await world.story({ tasks, says: [said, byCoordinator], until: '2026-04-01' });
  expect(decided.diary({ kinds: ['due', 'overdue'] })).toEqual(['2026-03-31 due due lan', '2026-04-01 overdue overdue-1 lan']);
});
