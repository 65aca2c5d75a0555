import { dispatchOnce } from '../../dispatch/dispatch-once';
import { instantAt } from '../../domain/zone';
import { recordFact } from '../../store/record-fact';
import { saveSetting } from '../../store/settings';
import { aFact, aNotice, aPlan, minh, saveWorld } from '../support/a-world-of-rows';
import { freshDatabase, type TestDatabase } from '../support/postgres';
import { ACCEPTED, anOutside, deliveryStates, FRIDAY, MINUTE, post, type Outside } from './a-dispatcher';

let database: TestDatabase;
let outside: Outside;

beforeEach(async () => {
  database = await freshDatabase();
  await saveWorld(database.db, [aPlan()]);
  outside = anOutside(database.db);
});
afterEach(() => database.drop());

it('waits for the sending hours of a working day', async () => {
  const { db } = database;
  await post(db, instantAt('2027-05-28', '16:31'), [aNotice()]);
  const late = await dispatchOnce(outside.deps, instantAt('2027-05-28', '16:31'));
  expect(late).toMatchObject({ sent: 0, nextAt: instantAt('2027-05-31', '07:30') });
  expect(await dispatchOnce(outside.deps, instantAt('2027-05-29', '09:00'))).toMatchObject({ sent: 0 });
  expect(await dispatchOnce(outside.deps, instantAt('2027-05-31', '07:30'))).toMatchObject({ sent: 1 });
});

it('does not send what is no longer worth it', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice()]);
  expect(await dispatchOnce(outside.deps, instantAt('2027-06-01', '08:00'))).toMatchObject({ sent: 0, expired: 1 });
  expect(await deliveryStates(db, aNotice().key)).toEqual(['expired']);
});

it('drops a reminder when the work was reported while it waited', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice()]);
  await recordFact(db, aFact());
  expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ sent: 0, superseded: 1 });
  expect(await deliveryStates(db, aNotice().key)).toEqual(['superseded']);
});

it('holds an escalation until the reminder it rests on was accepted, plus its working days', async () => {
  const { db } = database;
  const overdue = aNotice({ key: 'overdue', kind: 'overdue', validUntil: instantAt('2027-07-01', '00:00') });
  const escalation = aNotice({
    ...overdue,
    key: 'rung',
    kind: 'escalation',
    restsOn: 'overdue',
    restDays: 2,
    to: { unit: 'van-hoa', as: 'coordinator', positions: ['officer'] },
  });
  outside.answers.push({ kind: 'deferred', error: '421' });
  await post(db, instantAt('2027-06-01', '08:00'), [overdue]);
  await dispatchOnce(outside.deps, instantAt('2027-06-01', '08:00'));
  await post(db, instantAt('2027-06-03', '08:00'), [escalation], [minh]);
  expect(await dispatchOnce(outside.deps, instantAt('2027-06-03', '08:00'))).toMatchObject({ sent: 1 });
  expect(await dispatchOnce(outside.deps, instantAt('2027-06-04', '16:00'))).toMatchObject({
    sent: 0,
    nextAt: instantAt('2027-06-07', '07:30'),
  });
  expect(await dispatchOnce(outside.deps, instantAt('2027-06-07', '07:30'))).toMatchObject({ sent: 1 });
  expect(outside.mails.at(-1)?.to.address).toBe('minh@tan-hoa.example');
});

it('gives a person no more than one message a minute and merges the rest', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice({ key: 'a' })]);
  await dispatchOnce(outside.deps, FRIDAY);
  await post(db, FRIDAY, [aNotice({ key: 'b' })]);
  await post(db, FRIDAY, [aNotice({ key: 'c' })]);
  expect(await dispatchOnce(outside.deps, FRIDAY + 1000)).toMatchObject({ sent: 0, nextAt: FRIDAY + MINUTE });
  expect(await dispatchOnce(outside.deps, FRIDAY + MINUTE)).toMatchObject({ sent: 1 });
  expect(outside.mails).toHaveLength(2);
});

it('sends nothing while the installation is on hold', async () => {
  const { db } = database;
  await post(db, FRIDAY, [aNotice()]);
  await saveSetting(db, 'hold', true);
  expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ sent: 0 });
  await saveSetting(db, 'hold', false);
  outside.answers.push(ACCEPTED);
  expect(await dispatchOnce(outside.deps, FRIDAY)).toMatchObject({ sent: 1 });
});
