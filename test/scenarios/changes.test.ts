import { authority, calendar, dueOn, monthly, officer, task, unit, units } from '../support/small-world';
import { aWorld, type World } from '../support/world';
import { savesCalendar, wakes } from './acts';

let world: World;
beforeAll(async () => void (world = await aWorld()));
afterAll(() => world.stop());

const tasks = [
  task({ partners: ['binh'], schedules: [dueOn('2026-06-30')] }),
  task({ no: '2', lead: 'doan', schedules: [dueOn('2026-05-29')] }),
];

it('moves due days when the Government changes the days off mid-year: one list to each concerned, later reminders follow', async () => {
  const year = calendar.years['2026'];
  if (!year) throw new Error('no 2026');
  const off = [...year.off, { date: '2026-06-30', holiday: 'quoc-khanh', kind: 'swapped' as const }];
  const laterCalendar = { ...calendar, version: 'later', years: { ...calendar.years, '2026': { ...year, off } } };
  const changed = { kind: 'calendar-changed' as const, when: '2026-06-10 10:00', unit: 'minh', task: null };
  const told = await world.story({
    tasks,
    laterCalendar,
    does: [savesCalendar('2026-06-10 10:00', laterCalendar)],
    says: [changed],
    until: '2026-07-02',
    replay: 'calendar-changed',
  });
  expect(told.diary({ kinds: ['moved'] }).sort()).toEqual([
    '2026-06-10 moved changed binh',
    '2026-06-10 moved changed lan',
    '2026-06-10 moved changed minh',
  ]);
  expect(told.diary({ kinds: ['reminder', 'due', 'overdue'], to: 'lan' })).toEqual([
    '2026-06-16 reminder before-10 lan',
    '2026-06-25 reminder before-3 lan',
    '2026-06-29 reminder before-1 lan',
    '2026-07-01 due due lan',
    '2026-07-02 overdue overdue-1 lan',
  ]);
});

it('starts in April without a word about January to March, but for one list to the coordinator', async () => {
  const told = await world.story({
    tasks: [task({ schedules: [monthly] })],
    startsOn: '2026-04-06',
    until: '2026-05-05',
    replay: 'started-in-april',
  });
  expect(told.diary({ kinds: ['opened', 'started-late'] }).sort()).toEqual([
    '2026-04-06 opened opened lan',
    '2026-04-06 started-late started minh',
  ]);
  expect(told.diary({ kinds: ['overdue', 'escalation', 'leadership'] })).toEqual(['2026-05-05 overdue overdue-1 lan']);
});

it('follows a unit that is merged on 1 July: its successor is reminded from that day, nobody else any more', async () => {
  const merged = {
    ...units,
    lan: unit('lan', 'Đài Truyền thanh', { until: '2026-06-30', successors: [{ unit: 'moi', from: '2026-07-01' }] }),
    moi: unit('moi', 'Trung tâm mới', { since: '2026-07-01' }),
  };
  const all = Object.values(merged);
  const register = authority({ units: all, officers: all.map(({ id }) => officer(id, 'officer')) });
  const told = await world.story({
    tasks: [task({ schedules: [dueOn('2026-07-02')] }), task({ no: '2', schedules: [dueOn('2026-07-31')] })],
    register,
    startsOn: '2026-06-01',
    says: [
      { kind: 'completed', when: '2026-07-08 10:00', unit: 'moi', key: '2026-07-02', doneOn: '2026-07-08' },
      { kind: 'completed', when: '2026-07-30 10:00', unit: 'moi', task: '2', key: '2026-07-31', doneOn: '2026-07-30' },
    ],
    until: '2026-08-04',
    does: [wakes('2026-07-01 06:00')],
    replay: 'merged-unit',
  });
  expect(told.diary({ kinds: ['reminder', 'due', 'overdue', 'escalation', 'receipt'] })).toEqual([
    '2026-06-18 reminder before-10 lan',
    '2026-06-29 reminder before-3 lan',
    '2026-07-01 reminder before-1 moi',
    '2026-07-02 due due moi',
    '2026-07-03 overdue overdue-1 moi',
    '2026-07-07 escalation coordinator minh',
    '2026-07-08 receipt completed moi',
    '2026-07-17 reminder before-10 moi',
    '2026-07-28 reminder before-3 moi',
    '2026-07-30 reminder before-1 moi',
    '2026-07-30 receipt completed moi',
  ]);
});

it('says nothing while it is paused and goes on with the truth of the day it is resumed', async () => {
  const says = [
    { kind: 'paused' as const, when: '2026-06-15 09:00', unit: 'minh', task: null },
    { kind: 'resumed' as const, when: '2026-06-29 07:00', unit: 'minh', task: null },
  ];
  const told = await world.story({
    tasks: [task({ schedules: [dueOn('2026-06-30')] })],
    says,
    until: '2026-07-01',
    replay: 'paused',
  });
  expect(told.diary({ kinds: ['reminder', 'due', 'overdue'] })).toEqual([
    '2026-06-29 reminder before-1 lan',
    '2026-06-30 due due lan',
    '2026-07-01 overdue overdue-1 lan',
  ]);
  expect(told.diary().filter((line) => line > '2026-06-15' && line < '2026-06-29')).toEqual([]);
});
