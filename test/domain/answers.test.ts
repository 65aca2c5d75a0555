import type { Fact } from '../../domain/fact';
import { diary, simulate, type Said } from '../support/simulate';
import { dueOn, rules, standing, task } from '../support/small-world';

const waiting = rules([task({ schedules: [{ class: 'by-reference', rule: { kind: 'waiting' }, needs: 'date' }] })]);
const proposed: Said = { when: '2026-02-10 09:00', kind: 'date-given', dueOn: '2026-06-28' };
const said = (over: Partial<Fact> & Pick<Said, 'kind' | 'when'>): Said => ({ key: '2026-03-31', ...over });
const coordinator = { actor: 'coordinator' as const, unit: 'minh' };
const oneTask = (over = {}) => rules([task({ schedules: [dueOn('2026-03-31')] })], over);

describe('a date that a lead proposes', () => {
  const confirmed: Said = {
    when: '2026-02-11 10:00',
    kind: 'confirmed',
    task: null,
    about: 'fact-1',
    ...coordinator,
  };

  it('is told to the lead at once when the coordinator confirms it, with the working day it came to', () => {
    const { notices } = simulate({ rules: waiting, facts: [proposed, confirmed], until: '2026-03-10' });
    expect(diary(notices, ['moved', 'date-asked']).slice(2)).toEqual([
      '2026-02-10 date-asked date-given minh',
      '2026-02-11 moved date-given lan',
    ]);
    expect(notices.find(({ kind }) => kind === 'moved')?.items).toEqual([
      { task: '1', key: '2026-06-28', lead: 'lan', what: 'moved', dueOn: '2026-06-29' },
    ]);
  });

  it('is told once, however often it is confirmed', () => {
    const again = { ...confirmed, when: '2026-02-11 10:05' };
    const { notices } = simulate({ rules: waiting, facts: [proposed, confirmed, again], until: '2026-03-10' });
    expect(diary(notices, ['moved'])).toHaveLength(1);
  });

  it('leaves the dates of other rounds waiting', () => {
    const rounds = [
      { ...proposed, key: 'dot-1' },
      { ...proposed, key: 'dot-2', dueOn: '2026-09-30' },
    ];
    const { state } = simulate({ rules: waiting, facts: [...rounds, confirmed], until: '2026-02-12' });
    expect(state.given.map(({ key }) => key)).toEqual(['dot-1']);
    expect(state.proposed.map(({ key }) => key)).toEqual(['dot-2']);
  });
});

it('closes a completion that waits when the confirmation names nothing but its id', () => {
  const done = said({ when: '2026-03-30 09:00', kind: 'completed', doneOn: '2026-03-30' });
  const confirmed: Said = { when: '2026-04-01 09:00', kind: 'confirmed', task: null, about: 'fact-1', ...coordinator };
  const { notices, state } = simulate({ rules: oneTask({ confirms: true }), facts: [done, confirmed], until: '2026-04-20' });
  expect(state.facts).toEqual({});
  expect(notices.filter(({ kind }) => kind === 'summary').at(-1)?.items).toEqual([expect.objectContaining({ what: 'done' })]);
});

it('tells nobody of an extension that was withdrawn before the coordinator could be told', () => {
  const asked = said({ when: '2026-03-25 20:00', kind: 'extension-asked', newDueOn: '2026-04-20' });
  const withdrawn: Said = { when: '2026-03-25 20:05', kind: 'withdrawn', task: null, about: 'fact-1' };
  const { notices } = simulate({ rules: oneTask(), facts: [asked, withdrawn], until: '2026-03-27' });
  expect(diary(notices, ['extension-asked', 'receipt'])).toEqual(['2026-03-26 receipt withdrawn lan']);
});

it('takes evidence of a standing task for an answer, without a confirmation', () => {
  const plan = rules([task({ schedules: [standing] })], { confirms: true });
  const answer = said({ when: '2026-03-12 09:00', kind: 'completed', key: '2026-Q1', doneOn: '2026-03-12' });
  const { notices } = simulate({ rules: plan, facts: [answer], until: '2026-03-31' });
  expect(diary(notices, ['evidence'])).toEqual(['2026-03-11 evidence asked lan']);
});

describe('an urging', () => {
  const urged = (unit: string) => said({ when: '2026-04-02 09:00', kind: 'urged', unit, actor: 'coordinator' });
  const told = (plan: ReturnType<typeof rules>, ...facts: Said[]) =>
    diary(simulate({ rules: plan, facts, until: '2026-04-02' }).notices.filter(({ rung }) => rung === 'urged'));
  const ledBy = (lead: string) => rules([task({ lead, schedules: [dueOn('2026-03-31')] })]);

  it('calls a unit of the authority late', () => {
    expect(told(oneTask(), urged('lan'))).toEqual(['2026-04-02 overdue urged lan']);
  });

  it('reminds a mass organisation, and says nothing to a higher body', () => {
    expect(told(ledBy('doan'), urged('doan'))).toEqual(['2026-04-02 reminder urged doan']);
    expect(told(ledBy('so'), urged('so'))).toEqual([]);
  });

  it('says nothing about what is done', () => {
    const done = said({ when: '2026-04-01 09:00', kind: 'completed', doneOn: '2026-04-01' });
    expect(told(oneTask(), done, urged('lan'))).toEqual([]);
  });
});

it('does not come back from its end by a pause', () => {
  const all = { task: null, key: null, unit: null, actor: 'coordinator' as const };
  const closed: Said = { when: '2026-03-20 20:00', kind: 'closed', ...all };
  const paused: Said = { when: '2026-03-20 20:01', kind: 'paused', ...all };
  const { notices, state } = simulate({ rules: oneTask(), facts: [closed, paused], until: '2026-03-31' });
  expect(state.phase).toBe('closed');
  expect(diary(notices, ['closed', 'due'])).toEqual(['2026-03-23 closed closed minh', '2026-03-23 closed closed hoa']);
});
