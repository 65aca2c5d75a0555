import { diary, simulate } from '../support/simulate';
import { authority, dueOn, monthly, officer, quarterlyReport, rules, standing, task } from '../support/small-world';

const LEAD = ['reminder', 'due', 'overdue', 'escalation', 'leadership', 'unreachable'] as const;
const oneTask = (lead = 'lan') => rules([task({ lead, schedules: [dueOn('2026-03-31')] })]);

describe('the ladder of one task due on Tuesday 31/03/2026', () => {
  it('reminds 10, 3, 1 before and on the day, is overdue the day after and every 5, goes to the coordinator after 3 and the leadership after 7', () => {
    const { notices } = simulate({ rules: oneTask(), until: '2026-04-20' });
    expect(diary(notices, LEAD)).toEqual([
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
  });

  it('says nothing more once it is done at the last moment', () => {
    const done = { when: '2026-03-31 16:00', kind: 'completed' as const, key: '2026-03-31', doneOn: '2026-03-31' };
    const { notices } = simulate({ rules: oneTask(), facts: [done] });
    expect(diary(notices, LEAD).at(-1)).toBe('2026-03-31 due due lan');
    expect(diary(notices, ['receipt'])).toEqual(['2026-03-31 receipt completed lan']);
  });

  it('takes a task that the coordinator leads past it to the leadership at day 3, once', () => {
    const { notices } = simulate({ rules: oneTask('minh'), until: '2026-05-10' });
    expect(diary(notices, ['escalation', 'leadership'])).toEqual(['2026-04-03 escalation coordinator hoa']);
  });

  it('reminds a mass organisation but never calls it overdue', () => {
    const { notices } = simulate({ rules: oneTask('doan'), until: '2026-05-10' });
    expect(diary(notices, LEAD).map((line) => line.split(' ')[1])).toEqual(['reminder', 'reminder', 'reminder', 'due']);
  });

  it('never tells a higher body anything it was not ticked for', () => {
    const { notices } = simulate({ rules: oneTask('so'), until: '2026-05-10' });
    expect(notices.filter(({ to }) => to.unit === 'so')).toEqual([]);
  });

  it('informs a higher body once when the coordinator ticked it', () => {
    const told = simulate({ rules: rules([task({ lead: 'so', schedules: [dueOn('2026-03-31')] })], { informs: ['so'] }) });
    expect(diary(told.notices).filter((line) => line.endsWith(' so'))).toEqual(['2026-01-05 opened opened so']);
  });

  it('tells the coordinator once that a unit has no contact, and never escalates it', () => {
    const nobody = authority({ officers: ['minh', 'hoa'].flatMap((id) => [officer(id, 'officer')]) });
    const told = simulate({
      rules: rules([task({ schedules: [dueOn('2026-03-31')] })], {}, '2026-01-05', nobody),
      until: '2026-05-10',
    });
    expect(diary(told.notices, LEAD)).toEqual(['2026-03-17 unreachable no-contact minh']);
  });

  it('skips a coordinator without contact and says so', () => {
    const without = authority({ officers: ['lan', 'hoa'].flatMap((id) => [officer(id, 'officer')]) });
    const told = simulate({
      rules: rules([task({ schedules: [dueOn('2026-03-31')] })], {}, '2026-01-05', without),
      until: '2026-05-10',
    });
    const rungs = told.notices.filter(({ kind }) => kind === 'escalation' || kind === 'leadership');
    expect(diary(rungs)).toEqual(['2026-04-03 escalation coordinator hoa']);
    expect(rungs[0]?.skipped).toEqual(['minh']);
  });

  it('reminds a soft aim and leaves it at that', () => {
    const soft = rules([task({ schedules: [{ ...dueOn('2026-03-31'), soft: true }] })]);
    const { notices } = simulate({ rules: soft, until: '2026-05-10' });
    expect(diary(notices, ['overdue', 'escalation', 'leadership', 'summary'])).toEqual(['2026-03-30 summary week minh']);
  });
});

describe('what people answer', () => {
  const asked = { when: '2026-04-01 10:00', kind: 'extension-asked' as const, key: '2026-03-31', newDueOn: '2026-04-20' };

  it('holds overdue and rungs while an extension is undecided, five working days at most', () => {
    const { notices } = simulate({ rules: oneTask(), facts: [{ ...asked, when: '2026-03-31 10:00' }], until: '2026-04-17' });
    expect(diary(notices, ['overdue', 'escalation'])[0]).toBe('2026-04-08 overdue overdue-1 lan');
  });

  it('climbs the ladder from its foot for the new day once an extension is granted', () => {
    const granted = { ...asked, when: '2026-04-02 09:00', kind: 'extension-granted' as const, actor: 'coordinator' as const };
    const { notices } = simulate({ rules: oneTask(), facts: [asked, granted], until: '2026-04-30' });
    expect(diary(notices, LEAD).slice(4)).toEqual([
      '2026-04-01 overdue overdue-1 lan',
      '2026-04-06 reminder before-10 lan',
      '2026-04-15 reminder before-3 lan',
      '2026-04-17 reminder before-1 lan',
      '2026-04-20 due due lan',
      '2026-04-21 overdue overdue-1 lan',
      '2026-04-23 escalation coordinator minh',
      '2026-04-29 overdue overdue-2 lan',
    ]);
  });

  it('goes on the day after an extension is refused and makes nothing up', () => {
    const refused = { ...asked, when: '2026-04-06 09:00', kind: 'extension-refused' as const, actor: 'coordinator' as const };
    const { notices } = simulate({
      rules: oneTask(),
      facts: [{ ...asked, when: '2026-03-31 10:00' }, refused],
      until: '2026-04-13',
    });
    expect(diary(notices, ['overdue', 'escalation'])).toEqual([
      '2026-04-07 overdue overdue-1 lan',
      '2026-04-09 escalation coordinator minh',
    ]);
  });

  it('counts the rungs from a return, not from the due day, and none is caught up', () => {
    const done = { when: '2026-03-30 09:00', kind: 'completed' as const, key: '2026-03-31', doneOn: '2026-03-30' };
    const returned = { when: '2026-04-10 09:00', kind: 'returned' as const, key: '2026-03-31', actor: 'coordinator' as const };
    const { notices } = simulate({ rules: oneTask(), facts: [done, returned], until: '2026-04-22' });
    expect(diary(notices, ['returned', 'overdue', 'escalation', 'leadership'])).toEqual([
      '2026-04-10 returned returned lan',
      '2026-04-13 overdue overdue-1-return-1 lan',
      '2026-04-15 escalation coordinator-return-1 minh',
      '2026-04-20 overdue overdue-2-return-1 lan',
      '2026-04-21 leadership leadership-return-1 hoa',
    ]);
  });

  it('dunns nobody whose completion waits for confirmation', () => {
    const confirms = rules([task({ schedules: [dueOn('2026-03-31')] })], { confirms: true });
    const done = { when: '2026-03-30 09:00', kind: 'completed' as const, key: '2026-03-31', doneOn: '2026-03-30' };
    const { notices } = simulate({ rules: confirms, facts: [done], until: '2026-04-20' });
    expect(diary(notices, ['overdue', 'escalation', 'leadership'])).toEqual([]);
    const waiting = notices.filter(({ kind }) => kind === 'summary').at(-1)?.items;
    expect(waiting).toEqual([expect.objectContaining({ what: 'waiting', task: '1' })]);
  });

  it('takes the same fact twice as one', () => {
    const done = { when: '2026-03-30 09:00', kind: 'completed' as const, key: '2026-03-31', doneOn: '2026-03-30' };
    const once = simulate({ rules: oneTask(), facts: [done] });
    const twice = simulate({ rules: oneTask(), facts: [done, { ...done, when: '2026-03-30 09:01' }] });
    expect(diary(twice.notices, LEAD)).toEqual(diary(once.notices, LEAD));
  });

  it('opens an assignment again when its completion is withdrawn, without calling the past missed', () => {
    const done = { when: '2026-03-30 09:00', kind: 'completed' as const, key: '2026-03-31', doneOn: '2026-03-30' };
    const undo = { when: '2026-04-07 09:00', kind: 'withdrawn' as const, task: null, about: 'fact-1' };
    const { notices } = simulate({ rules: oneTask(), facts: [done, undo], until: '2026-04-10' });
    expect(diary(notices, ['overdue', 'escalation'])).toEqual([
      '2026-04-08 overdue overdue-1 lan',
      '2026-04-10 escalation coordinator minh',
    ]);
    expect(notices.find(({ kind }) => kind === 'overdue')?.momentOn).toBe('2026-04-08');
  });
});

describe('who is told what', () => {
  it('asks partners when the time comes, once more, and tells the lead who is silent; they never see the ladder', () => {
    const plan = rules([task({ partners: ['binh'], schedules: [monthly] })]);
    const { notices } = simulate({ rules: plan, until: '2026-03-31' });
    expect(diary(notices, ['partner', 'silent-partner']).filter((line) => line.startsWith('2026-03'))).toEqual([
      '2026-03-17 partner asked binh',
      '2026-03-24 partner asked-again binh',
      '2026-03-27 silent-partner silent lan',
    ]);
    expect(notices.find(({ kind, postedOn }) => kind === 'partner' && postedOn === '2026-03-17')?.wantedOn).toBe('2026-03-26');
    expect(notices.filter(({ to, kind }) => to.unit === 'binh' && ['reminder', 'overdue', 'due'].includes(kind))).toEqual([]);
  });

  it('does not ask a partner again that has reported its part', () => {
    const plan = rules([task({ partners: ['binh'], schedules: [dueOn('2026-03-31')] })]);
    const part = {
      when: '2026-03-10 09:00',
      kind: 'contributed' as const,
      key: '2026-03-31',
      unit: 'binh',
      actor: 'partner' as const,
    };
    const { notices } = simulate({ rules: plan, facts: [part], until: '2026-04-10' });
    expect(diary(notices, ['partner', 'silent-partner'])).toEqual(['2026-01-05 partner asked binh']);
  });

  it('expands a group that leads: each member has its own assignment', () => {
    const plan = rules([task({ group: 'cac-thon', schedules: [dueOn('2026-03-31')] })]);
    const done = { when: '2026-03-31 09:00', kind: 'completed' as const, key: '2026-03-31', unit: 'thon1', doneOn: '2026-03-31' };
    const { notices } = simulate({ rules: plan, facts: [done], until: '2026-04-02' });
    expect(diary(notices, ['overdue'])).toEqual(['2026-04-01 overdue overdue-1 thon2', '2026-04-01 overdue overdue-1 thon3']);
  });

  it('asks standing tasks for evidence before each cut-off and on the last working day up to it, and calls nobody late', () => {
    const { notices } = simulate({ rules: rules([task({ schedules: [standing] })]) });
    expect(diary(notices, ['evidence'])).toEqual([
      '2026-03-11 evidence asked lan',
      '2026-03-13 evidence asked-again lan',
      '2026-06-10 evidence asked lan',
      '2026-06-12 evidence asked-again lan',
      '2026-09-09 evidence asked lan',
      '2026-09-14 evidence asked-again lan',
      '2026-12-09 evidence asked lan',
      '2026-12-14 evidence asked-again lan',
    ]);
    expect(notices.filter(({ kind }) => ['due', 'overdue', 'escalation', 'summary'].includes(kind))).toEqual([]);
  });

  it('asks for a missing date monthly, the coordinator too from the third time, and stops when there is one', () => {
    const plan = rules([task({ schedules: [{ class: 'by-reference', rule: { kind: 'waiting' }, needs: 'date' }] })]);
    const given = {
      when: '2026-04-15 09:00',
      kind: 'date-given' as const,
      unit: 'minh',
      actor: 'coordinator' as const,
      dueOn: '2026-06-30',
    };
    const { notices } = simulate({ rules: plan, facts: [given], until: '2026-07-01' });
    expect(diary(notices, ['date-asked', 'moved', 'reminder', 'due', 'overdue'])).toEqual([
      '2026-01-05 date-asked asked-1 lan',
      '2026-02-02 date-asked asked-2 lan',
      '2026-03-02 date-asked asked-3 lan',
      '2026-03-02 date-asked asked-3 minh',
      '2026-04-01 date-asked asked-4 lan',
      '2026-04-01 date-asked asked-4 minh',
      '2026-04-15 moved date-given lan',
      '2026-06-16 reminder before-10 lan',
      '2026-06-25 reminder before-3 lan',
      '2026-06-29 reminder before-1 lan',
      '2026-06-30 due due lan',
      '2026-07-01 overdue overdue-1 lan',
    ]);
  });

  it('announces a periodic report with its data window 5 and 1 before and on the day', () => {
    const { notices } = simulate({ rules: rules([task({ schedules: [quarterlyReport] })]), until: '2026-04-01' });
    expect(diary(notices, ['report-due', 'overdue', 'reminder', 'due'])).toEqual([
      '2026-03-24 report-due before-5 lan',
      '2026-03-30 report-due before-1 lan',
      '2026-03-31 report-due due lan',
      '2026-04-01 overdue overdue-1 lan',
    ]);
    expect(notices.find(({ kind }) => kind === 'report-due')?.window).toEqual({ from: '2025-12-15', to: '2026-03-14' });
  });

  it('gives no reminder longer ahead than half the cycle', () => {
    const weekly = rules([task({ schedules: [{ class: 'recurring', rule: { kind: 'each', period: 'week' } }] })]);
    const { notices } = simulate({ rules: weekly, until: '2026-01-16' });
    expect(diary(notices, ['reminder'])).toEqual(['2026-01-08 reminder before-1 lan', '2026-01-15 reminder before-1 lan']);
  });
});

describe('late starts and interruptions', () => {
  it('says nothing about what was over when the plan was started, except one list to the coordinator', () => {
    const { notices } = simulate({ rules: rules([task({ schedules: [monthly] })], {}, '2026-04-06'), until: '2026-04-15' });
    expect(diary(notices).filter((line) => line.startsWith('2026-04-06'))).toEqual([
      '2026-04-06 opened opened lan',
      '2026-04-06 started-late started minh',
    ]);
    expect(notices.find(({ kind }) => kind === 'started-late')?.items.map(({ key }) => key)).toEqual([
      '2026-01',
      '2026-02',
      '2026-03',
    ]);
    expect(diary(notices, ['overdue', 'escalation'])).toEqual([]);
  });

  it('tells one truth when it comes back after an interruption and escalates nobody whose reminder was not sent', () => {
    const { notices } = simulate({
      rules: oneTask(),
      down: { from: '2026-03-25 00:00', to: '2026-04-14 10:00' },
      until: '2026-04-23',
    });
    expect(diary(notices, LEAD)).toEqual([
      '2026-03-17 reminder before-10 lan',
      '2026-04-14 overdue overdue-1 lan',
      '2026-04-16 escalation coordinator minh',
      '2026-04-21 overdue overdue-2 lan',
      '2026-04-22 leadership leadership hoa',
    ]);
    expect(notices.find(({ kind }) => kind === 'overdue')?.momentOn).toBe('2026-04-01');
  });

  it('posts nothing on a day off or outside sending hours', () => {
    const { orders } = simulate({
      rules: rules([task({ schedules: [monthly], partners: ['binh'] }), task({ no: '2', schedules: [standing] })]),
    });
    const times = orders.map(({ at }) => new Date(at + 7 * 3_600_000).toISOString());
    for (const time of times) expect(time.slice(11, 16) >= '07:30' && time.slice(11, 16) < '16:30').toBe(true);
    expect(times.map((time) => time.slice(0, 10))).not.toContain('2026-02-17');
  });

  it('answers at once in sending hours, else when they begin', () => {
    const done = { when: '2026-03-30 21:15', kind: 'completed' as const, key: '2026-03-31', doneOn: '2026-03-30' };
    const { orders } = simulate({ rules: oneTask(), facts: [done] });
    const receipt = orders.find(({ notices }) => notices.some(({ kind }) => kind === 'receipt'));
    expect(new Date((receipt?.at ?? 0) + 7 * 3_600_000).toISOString().slice(0, 16)).toBe('2026-03-31T07:30');
  });

  it('closes 20 working days after the last due day and not before 31 January, with the year told to coordinator and leadership', () => {
    const { notices, state } = simulate({ rules: oneTask() });
    expect(diary(notices, ['closed'])).toEqual(['2027-02-01 closed closed minh', '2027-02-01 closed closed hoa']);
    expect(state.phase).toBe('closed');
  });

  it('is silent while paused and goes on with the truth of the day it is resumed', () => {
    const paused = { when: '2026-03-20 09:00', kind: 'paused' as const, task: null, unit: null, actor: 'coordinator' as const };
    const resumed = { ...paused, when: '2026-03-30 07:00', kind: 'resumed' as const };
    const { notices } = simulate({ rules: oneTask(), facts: [paused, resumed], until: '2026-04-01' });
    expect(diary(notices, LEAD)).toEqual([
      '2026-03-17 reminder before-10 lan',
      '2026-03-30 reminder before-1 lan',
      '2026-03-31 due due lan',
      '2026-04-01 overdue overdue-1 lan',
    ]);
  });
});
