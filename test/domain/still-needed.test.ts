import type { Fact, RecordedFact } from '../../domain/fact';
import { stillNeeded, withoutSettled } from '../../domain/still-needed';
import { aFact, aNotice } from '../support/a-world-of-rows';

const facts = (...changes: Partial<Fact>[]): RecordedFact[] =>
  changes.map((change, index) => ({ ...aFact({ id: `f${index + 1}`, ...change }), seq: index + 1 }));

it('drops a reminder of what has been done, has not arisen or was extended', () => {
  const reminder = aNotice();
  expect(stillNeeded(reminder, [])).toBe(true);
  expect(stillNeeded(reminder, facts({ kind: 'completed' }))).toBe(false);
  expect(stillNeeded(reminder, facts({ kind: 'nothing-arose' }))).toBe(false);
  expect(stillNeeded(reminder, facts({ kind: 'extension-granted', newDueOn: '2027-06-15' }))).toBe(false);
});

it('keeps it when what was said is about something else', () => {
  const reminder = aNotice();
  expect(stillNeeded(reminder, facts({ key: '2027-04' }))).toBe(true);
  expect(stillNeeded(reminder, facts({ unit: 'khac' }))).toBe(true);
  expect(stillNeeded(reminder, facts({ kind: 'started' }, { kind: 'obstacle' }))).toBe(true);
  expect(stillNeeded(reminder, facts({ kind: 'extension-granted', newDueOn: '2027-05-31' }))).toBe(true);
});

it('keeps it when the completion was withdrawn or returned, until it is done again', () => {
  const reminder = aNotice();
  expect(stillNeeded(reminder, facts({}, { kind: 'withdrawn', about: 'f1' }))).toBe(true);
  expect(stillNeeded(reminder, facts({}, {}, { kind: 'returned' }))).toBe(true);
  expect(stillNeeded(reminder, facts({}, { kind: 'returned' }, {}))).toBe(false);
});

it('keeps a quota notice until all of it is done', () => {
  const quota = aNotice({ kind: 'quota', quota: { done: 0, of: 2 } });
  expect(stillNeeded(quota, facts({ count: 1 }))).toBe(true);
  expect(stillNeeded(quota, facts({ count: 1 }, { count: 1 }))).toBe(false);
});

it('drops a request to a partner that has sent its part, and to all partners of a task that is done', () => {
  const request = aNotice({ kind: 'partner', to: { unit: 'van-hoa', as: 'partner', positions: ['officer'] } });
  expect(stillNeeded(request, facts({ kind: 'contributed', unit: 'van-hoa' }))).toBe(false);
  expect(stillNeeded(request, facts({ kind: 'contributed', unit: 'khac' }))).toBe(true);
  expect(stillNeeded(request, facts({}))).toBe(false);
});

it('takes out of a list what is done and keeps the rest', () => {
  const items = ['dai-pt', 'van-hoa'].map((lead) => ({ task: '5', key: '2027-05', lead }));
  expect(withoutSettled(aNotice({ kind: 'escalation', items }), facts({}))?.items).toEqual([items[1]]);
});

it('never drops what tells and does not ask', () => {
  for (const kind of ['receipt', 'summary', 'returned', 'closed', 'unreachable'] as const) {
    expect(stillNeeded(aNotice({ kind }), facts({}))).toBe(true);
  }
});

it('asks for nothing after the plan was closed', () => {
  expect(stillNeeded(aNotice(), facts({ kind: 'closed', task: null, key: null, unit: null }))).toBe(false);
});
