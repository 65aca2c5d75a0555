import { dueOn, quarterlyReport, standing, task } from '../support/small-world';
import { aWorld, type World } from '../support/world';
import { wakes } from './acts';

let world: World;
beforeAll(async () => void (world = await aWorld()));
afterAll(() => world.stop());

it('announces quarterly reports with their data windows and takes a late one up the ladder', async () => {
  const says = [{ kind: 'completed' as const, when: '2026-03-31 15:00', key: '2026-Q1', doneOn: '2026-03-31' }];
  const told = await world.story({
    tasks: [task({ schedules: [quarterlyReport] })],
    says,
    until: '2026-07-06',
    replay: 'quarterly-report',
  });
  expect(told.diary({ kinds: ['report-due', 'receipt', 'reminder', 'due', 'overdue', 'escalation'] })).toEqual([
    '2026-03-24 report-due before-5 lan',
    '2026-03-30 report-due before-1 lan',
    '2026-03-31 report-due due lan',
    '2026-03-31 receipt completed lan',
    '2026-06-23 report-due before-5 lan',
    '2026-06-29 report-due before-1 lan',
    '2026-06-30 report-due due lan',
    '2026-07-01 overdue overdue-1 lan',
    '2026-07-03 escalation coordinator minh',
  ]);
  const windows = told.messages.flatMap(({ entries }) => entries.map(({ notice }) => notice.window?.from)).filter(Boolean);
  expect([...new Set(windows)]).toEqual(['2025-12-15', '2026-03-15']);
});

it('counts the last on-time day of a survey “trước ngày 15/12” as 14/12', async () => {
  const survey = { class: 'by' as const, rule: { kind: 'limit' as const, on: '2026-12-15', before: true } };
  const told = await world.story({
    tasks: [task({ schedules: [survey] })],
    startsOn: '2026-11-16',
    until: '2026-12-16',
    replay: 'december-survey',
  });
  expect(told.diary({ kinds: ['reminder', 'due', 'overdue'] })).toEqual([
    '2026-11-30 reminder before-10 lan',
    '2026-12-09 reminder before-3 lan',
    '2026-12-11 reminder before-1 lan',
    '2026-12-14 due due lan',
    '2026-12-15 overdue overdue-1 lan',
  ]);
});

it('asks for the results of a standing task at each cut-off and takes “không phát sinh” for an answer', async () => {
  const says = [{ kind: 'nothing-arose' as const, when: '2026-03-12 09:00', key: '2026-Q1', reason: 'Trong kỳ không phát sinh' }];
  const tasks = [task({ schedules: [standing] }), task({ no: '2', lead: 'minh', schedules: [dueOn('2026-12-31')] })];
  const told = await world.story({ tasks, says, until: '2026-06-16', does: [wakes('2026-04-01')], replay: 'standing-task' });
  expect(told.diary({ to: 'lan' })).toEqual([
    '2026-01-05 opened opened lan',
    '2026-03-11 evidence asked lan',
    '2026-03-12 receipt nothing-arose lan',
    '2026-06-10 evidence asked lan',
    '2026-06-12 evidence asked-again lan',
  ]);
});
