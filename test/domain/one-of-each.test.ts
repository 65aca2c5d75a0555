import { repeatedKeys } from '../../domain/one-of-each';
import { aNotice, aPlan } from '../support/a-world-of-rows';

const plan = aPlan().id;
const repeated = (...notices: ReturnType<typeof aNotice>[]) =>
  [...repeatedKeys(notices.map((notice) => ({ plan, notice })))].sort();

const reminder = aNotice({ key: 'before-3', rung: 'before-3', momentOn: '2027-05-26' });
const later = aNotice({ key: 'before-1', rung: 'before-1', momentOn: '2027-05-28' });
const due = aNotice({ key: 'due', kind: 'due', rung: 'due', momentOn: '2027-05-31' });
const overdue = aNotice({ key: 'overdue-1', kind: 'overdue', rung: 'overdue-1', momentOn: '2027-06-01' });
const overdueAgain = aNotice({ key: 'overdue-2', kind: 'overdue', rung: 'overdue-2', momentOn: '2027-06-08' });

it('keeps the latest reminder of an occurrence', () => {
  expect(repeated(reminder, later)).toEqual(['before-3']);
});

it('keeps the worst of what was kept back, and the overdue notice on which the rungs rest', () => {
  expect(repeated(due, overdueAgain, reminder, overdue, later)).toEqual(['before-1', 'before-3', 'due', 'overdue-2']);
});

it('keeps what is about another thing, to another unit, or of another plan', () => {
  const other = aNotice({ key: 'other', items: [{ task: '5', key: '2027-06', lead: 'dai-pt', dueOn: '2027-06-30' }] });
  const elsewhere = aNotice({ key: 'elsewhere', to: { unit: 'van-hoa', as: 'lead', positions: ['officer'] } });
  expect(repeated(later, other, elsewhere)).toEqual([]);
  const entries = [
    { plan, notice: later },
    { plan: aPlan('chuyen-doi-so').id, notice: reminder },
  ];
  expect(repeatedKeys(entries).size).toBe(0);
});

it('keeps every receipt, decision and urging', () => {
  const receipts = ['a', 'b'].map((key) => aNotice({ key, kind: 'receipt', rung: 'completed', fact: key }));
  const urged = aNotice({ key: 'urged', rung: 'urged' });
  expect(repeated(...receipts, later, urged)).toEqual([]);
});

it('keeps the newest weekly summary', () => {
  const weeks = ['2027-05-24', '2027-05-31'].map((momentOn) =>
    aNotice({ key: momentOn, kind: 'summary', rung: 'week', momentOn }),
  );
  expect(repeated(...weeks)).toEqual(['2027-05-24']);
});
