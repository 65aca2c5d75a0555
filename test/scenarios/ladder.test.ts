import type { NoticeKind } from '../../domain/notice';
import { dueOn, task } from '../support/small-world';
import { aWorld, type World } from '../support/world';
import { wakes } from './acts';

let world: World;
beforeAll(async () => void (world = await aWorld()));
afterAll(() => world.stop());

const LADDER: NoticeKind[] = ['reminder', 'due', 'overdue', 'escalation', 'leadership'];
const due31March = { tasks: [task({ schedules: [dueOn('2026-03-31')] })] };
const done = { kind: 'completed' as const, key: '2026-03-31' };

describe('a task due on Tuesday 31/03/2026', () => {
  it('is reminded, dunned and taken up the ladder when nobody ever answers, and closes as not done', async () => {
    const told = await world.story({ ...due31March, until: '2026-04-16', does: [wakes('2026-04-02')], replay: 'never-done' });
    expect(told.diary({ kinds: LADDER })).toEqual([
      '2026-03-17 reminder before-10 lan',
      '2026-03-26 reminder before-3 lan',
      '2026-03-30 reminder before-1 lan',
      '2026-03-31 due due lan',
      '2026-04-01 overdue overdue-1 lan',
      '2026-04-03 escalation coordinator minh',
      '2026-04-08 overdue overdue-2 lan',
      '2026-04-09 leadership leadership hoa',
      '2026-04-15 overdue overdue-3 lan',
    ]);
    expect(told.diary({ channel: 'sms' })).toEqual([
      '2026-03-30 reminder before-1 lan',
      '2026-03-31 due due lan',
      '2026-04-01 overdue overdue-1 lan',
    ]);
    expect(told.closedOn).toBe('2026-04-16');
  });

  it('is done at the last moment of the last day: a receipt, and not a word more', async () => {
    const says = [{ ...done, when: '2026-03-31 23:50', doneOn: '2026-03-31' }];
    const told = await world.story({ ...due31March, says, until: '2026-04-10', replay: 'last-moment' });
    expect(told.diary({ kinds: ['due', 'overdue', 'escalation'] })).toEqual(['2026-03-31 due due lan']);
    expect(told.diary({ kinds: ['receipt'] })).toEqual(['2026-04-01 receipt completed lan']);
  });

  it('is done four working days late: the coordinator heard of it, the leadership never does', async () => {
    const says = [{ ...done, when: '2026-04-06 10:00', doneOn: '2026-04-06' }];
    const told = await world.story({ ...due31March, says, until: '2026-04-17' });
    expect(told.diary({ kinds: LADDER }).slice(4)).toEqual([
      '2026-04-01 overdue overdue-1 lan',
      '2026-04-03 escalation coordinator minh',
    ]);
    expect(told.diary({ kinds: ['receipt'] })).toEqual(['2026-04-06 receipt completed lan']);
  });

  it('goes straight to the leadership, once, when the coordinator itself leads', async () => {
    const told = await world.story({ tasks: [task({ lead: 'minh', schedules: [dueOn('2026-03-31')] })], until: '2026-04-16' });
    expect(told.diary({ kinds: ['escalation', 'leadership'] })).toEqual(['2026-04-03 escalation coordinator hoa']);
  });

  it('dunns only the villages of a group that have not answered', async () => {
    const says = ['thon1', 'thon3'].map((unit) => ({ ...done, unit, when: '2026-03-31 09:30', doneOn: '2026-03-31' }));
    const tasks = [task({ group: 'cac-thon', schedules: [dueOn('2026-03-31')] })];
    const told = await world.story({ tasks, says, until: '2026-04-06', does: [wakes('2026-04-01 15:00')], replay: 'group-lead' });
    expect(told.diary({ kinds: ['due', 'overdue', 'escalation'] }).sort()).toEqual([
      '2026-03-31 due due thon1',
      '2026-03-31 due due thon2',
      '2026-03-31 due due thon3',
      '2026-04-01 overdue overdue-1 thon2',
      '2026-04-03 escalation coordinator minh',
    ]);
  });

  it('asks the partner for its part, tells the lead who is silent, and spares the partner the ladder', async () => {
    const tasks = [task({ partners: ['binh'], schedules: [dueOn('2026-03-31')] })];
    const told = await world.story({ tasks, until: '2026-04-02', replay: 'silent-partner' });
    expect(told.diary({ kinds: ['partner', 'silent-partner'] })).toEqual([
      '2026-01-05 partner asked binh',
      '2026-03-24 partner asked-again binh',
      '2026-03-27 silent-partner silent lan',
    ]);
    expect(told.diary({ kinds: LADDER, to: 'binh' })).toEqual([]);
  });
});
